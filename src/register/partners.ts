import { z } from "zod";
import type { RowOf } from "../store/index.ts";
import { readYaml, wrong } from "./frame.ts";
import type { state } from "./table.ts";

const partnerKinds = ["state", "region", "organisation", "group", "subject"] as const;

const shape = z.strictObject({
  version: z.int(),
  partners: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(partnerKinds),
      label: z.record(z.string(), z.string()),
      names: z.array(z.string().min(1)).min(1),
    }),
  ),
});

/** A state, region, organisation or group that doctrines name; `subject` for what only stands in a partner's place. */
export interface Partner {
  readonly id: string;
  readonly kind: (typeof partnerKinds)[number];
  readonly label: Readonly<Record<string, string>>;
}

/** Finds partners in the words that a reader of a doctrine uses. */
export interface Partners {
  readonly byId: ReadonlyMap<string, Partner>;
  /** The partners that a text names, each once, in the order of the text. */
  find(text: string): readonly Partner[];
}

/** Where the list of partners stands in the content. */
export const partnersFile = "register/partners.yaml";

type State = Pick<RowOf<typeof state>, "iso3" | "names">;

/**
 * The partners that doctrines may name: the states of the dossier by code and names, and those of the list.
 *
 * Shape: names are matched as whole words, the longest first, without regard to capitals; brackets are passed over.
 * Throws: `content-wrong` when the list has another form.
 * Source: content/register/partners.yaml.
 */
export function readPartners(yaml: string, states: readonly State[]): Partners {
  const parsed = shape.safeParse(readYaml(yaml, partnersFile));
  if (!parsed.success) throw wrong("content-wrong", partnersFile, parsed.error);
  const byId = new Map<string, Partner>();
  const names = new Map<string, Partner>();
  for (const { iso3, names: labels } of states) {
    const partner: Partner = { id: iso3, kind: "state", label: labels };
    byId.set(iso3, partner);
    for (const name of [iso3, ...Object.values(labels)]) names.set(name.toLowerCase(), partner);
  }
  for (const { names: own, ...listed } of parsed.data.partners) {
    const partner = byId.get(listed.id) ?? listed;
    byId.set(listed.id, partner);
    for (const name of own) names.set(name.toLowerCase(), partner);
  }
  const longest = [...names].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return { byId, find: (text) => findIn(text, longest) };
}

function findIn(text: string, names: readonly (readonly [string, Partner])[]): readonly Partner[] {
  let left = text.replace(/\([^)]*\)/gu, " ").toLowerCase();
  const found: { readonly at: number; readonly partner: Partner }[] = [];
  for (const [name, partner] of names) {
    for (let at = left.indexOf(name); at >= 0; at = left.indexOf(name, at + 1)) {
      if (!isWhole(left, at, name.length)) continue;
      found.push({ at, partner });
      // What was taken by a longer name is no shorter name's.
      left = `${left.slice(0, at)}${" ".repeat(name.length)}${left.slice(at + name.length)}`;
    }
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map((one) => one.partner))];
}

function isWhole(text: string, at: number, length: number): boolean {
  const isLetter = (one: string | undefined) => one !== undefined && /\p{L}|\p{N}/u.test(one);
  return !isLetter(text[at - 1]) && !isLetter(text[at + length]);
}
