import type { RowOf } from "../store/index.ts";
import type { Cells, Vocabulary } from "./cells.ts";
import { sourced } from "./entries.ts";
import type { ActedKind, StatusRules } from "./rules.ts";
import { knownFrom } from "./subject.ts";
import type { act } from "./table.ts";

/**
 * An act of an entry, as one source has it.
 *
 * Missing: undefined when the row is refused: its entry or its word is not known, the word does not apply
 * to that kind of entry, the date cannot be read, the state is unknown, or the source is missing.
 */
export function readAct(
  cells: Cells,
  vocabulary: Vocabulary,
  entries: ReadonlyMap<string, ActedKind>,
  rules: StatusRules,
): RowOf<typeof act> | undefined {
  const id = cells.needed("id", "id-missing", "Give the act an id of its own.");
  const entry = cells.needed("entry", "entry-missing", "Name the entry by its id.");
  const word = cells.needed("act", "act-missing", "Say what was done, from the list of acts.");
  cells.needed("date", "date-missing", "Give the date; without one there is no act to record.");
  const date = cells.date("date");
  const known = cells.date("known");
  const entryKind = entries.get(entry);
  checkWord(cells, word, entryKind, rules);
  const [party] = cells.states("party", vocabulary);
  const { checked: _, ...source } = sourced(cells);
  if (cells.isRefused() || date === undefined || entryKind === undefined) return undefined;
  return {
    id,
    entry,
    entryKind,
    act: word,
    date,
    party,
    place: cells.text("place"),
    value: cells.text("value"),
    ...source,
    known: knownFrom({ date, known }),
  };
}

function checkWord(
  cells: Cells,
  word: string,
  kind: ActedKind | undefined,
  rules: StatusRules,
): void {
  const known = rules.acts.get(word);
  if (kind === undefined && cells.text("entry") !== undefined) {
    const remedy = "Name an agreement, commitment, dispute, doctrine or meeting that was read.";
    cells.note("error", "entry-unknown", "entry", "The register has no entry of that id.", remedy);
  }
  if (known === undefined && word !== "") {
    const remedy = "Use a word of rules/acts.yaml, or add the word there with its definition.";
    cells.note("error", "act-unknown", "act", "That is no word of the list of acts.", remedy);
  } else if (known !== undefined && kind !== undefined && !known.applies.includes(kind)) {
    const remedy = `Use an act of ${kind} entries; rules/acts.yaml says which.`;
    cells.note(
      "error",
      "act-not-applicable",
      "act",
      `${word} is not an act of ${kind} entries.`,
      remedy,
    );
  }
}
