import { foldText, type Spelling, transliterate } from "../../language/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Network } from "./network.ts";

/** A name of a place in the spellings of several languages. */
export interface PlaceName {
  readonly en: string;
  readonly others: readonly { readonly text: string; readonly spelling: Spelling }[];
}

/** Finds nodes of a network by what people call them. */
export interface NodeNames {
  /** Every node by each key under which it is known; names of states point to the place that stands for them. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  readonly network: Network;
}

/**
 * Makes nodes findable: by id, by name and by each part of a name that joins two, and by the spellings of a glossary.
 *
 * Shape: `states` gives the node that stands for a state, by its codes and names.
 */
export function nameNodes(
  network: Network,
  glossary: readonly PlaceName[],
  states: ReadonlyMap<string, string>,
): NodeNames {
  const keys = new Map<string, Set<string>>();
  const add = (key: string, node: string): void => {
    if (key === "") return;
    keys.set(key, (keys.get(key) ?? new Set()).add(node));
  };
  for (const node of network.nodes.values()) {
    add(node.id.toLowerCase(), node.id);
    const parts = partsOf(node.name).map((part) => keyOf(part, "en"));
    for (const key of parts) add(key, node.id);
    for (const term of glossary) {
      if (!partsOf(term.en).some((part) => parts.includes(keyOf(part, "en")))) continue;
      for (const { text, spelling } of term.others) {
        for (const part of text.split(";")) add(keyOf(part, spelling), node.id);
      }
    }
  }
  for (const [name, node] of states) {
    for (const key of keysOf(name)) if (!keys.has(key)) add(key, node);
  }
  return { keys, network };
}

/**
 * The node that a person means.
 *
 * Throws: `place-unknown` with the nearest names; `place-ambiguous` with the ids to choose from.
 */
export function findNode(names: NodeNames, written: string): string {
  const exact = names.network.nodes.get(written.toUpperCase());
  if (exact !== undefined && written === written.toUpperCase()) return exact.id;
  const whole = [...names.network.nodes.values()].filter(
    (node) => node.name.toLowerCase() === written.trim().toLowerCase(),
  );
  if (whole.length === 1 && whole[0] !== undefined) return whole[0].id;
  const found = new Set(keysOf(written).flatMap((key) => [...(names.keys.get(key) ?? [])]));
  const [only, more] = found;
  if (only !== undefined && more === undefined) return only;
  if (only !== undefined) {
    // A crossing bears the names of the places beside it: a place of that name alone is meant first.
    const plain = [...found].filter((id) => names.network.nodes.get(id)?.states.length === 1);
    if (plain.length === 1 && plain[0] !== undefined) return plain[0];
    const message = `“${written}” may be ${tellNodes(names, [...found])}: write its id.`;
    throw new Problem("place-ambiguous", message, { where: written });
  }
  const message = `The network has no place “${written}”. Nearest are ${tellNodes(names, nearest(names, written))}.`;
  throw new Problem("place-unknown", message, { where: written });
}

const tellNodes = (names: NodeNames, ids: readonly string[]): string =>
  ids.map((id) => `${names.network.nodes.get(id)?.name ?? id} (${id})`).join(", ");

/** A name, and the parts that it joins: “A - B”, “A / B”, “A (B)”. */
function partsOf(name: string): readonly string[] {
  const parts = name.split(/ - | \/ |\/|[()]/).map((part) => part.trim());
  return [...new Set([name, ...parts])].filter((part) => part !== "");
}

/** Letters a to z and digits of a name, so that spellings, scripts, marks and hyphens do not matter. */
const keyOf = (text: string, spelling: Spelling): string =>
  transliterate(foldText(text), spelling, "plain-latin")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const readings: readonly Spelling[] = ["en", "uz-Latn", "uz-Cyrl", "ru", "kk"];
const keysOf = (text: string): readonly string[] => [
  ...new Set(readings.map((spelling) => keyOf(text, spelling))),
];

function nearest(names: NodeNames, written: string): readonly string[] {
  const asked = keysOf(written);
  const ranked = [...names.keys].flatMap(([key, nodes]) => {
    const distance = Math.min(...asked.map((one) => editsBetween(one, key)));
    return [...nodes].map((node) => ({ node, distance }));
  });
  ranked.sort((a, b) => a.distance - b.distance || a.node.localeCompare(b.node, "en"));
  return [...new Set(ranked.map((one) => one.node))].slice(0, 3);
}

/** Letters to put in, take out or change. Source: Wagner and Fischer 1974, Journal of the ACM 21(1). */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const change = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
