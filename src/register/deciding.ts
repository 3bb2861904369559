import {
  type Decision,
  decidedValue,
  makeDecision,
  readAllDecisions,
  standingDecisions,
} from "../decisions/index.ts";
import { codersOf } from "../evidence/index.ts";
import { type Dossier, openDossier } from "../sources/index.ts";
import type { Reader } from "../store/index.ts";
import { Problem } from "../terms/index.ts";
import { anchorQuote, document, documentText } from "../texts/index.ts";
import type { Proposal } from "./proposals.ts";
import { proposal } from "./proposalTable.ts";
import { seenOf } from "./seen.ts";
import { agreement, commitment, dispute, doctrine } from "./table.ts";

/** What a person wants to decide: from a command or a page. */
export interface WantedDecision {
  readonly who: string;
  readonly kind: string;
  readonly about: string;
  readonly value?: unknown;
  readonly why?: string | undefined;
}

/**
 * Makes a decision of what a person wants, held against the dossier as it is on the disk and the last good build.
 *
 * Shape: a decision on a proposal keeps the proposal as it is seen now, its rule and the versions of its words; a
 * passage may be given by `start` and `end` in the document's text instead of an anchor; `undo` may name a proposal
 * and then takes back the person's own latest decision on it.
 * Throws: `not-found`, `decision-wrong`, `decision-not-possible`.
 */
export async function prepareDecision(
  reader: Reader,
  dossier: Dossier,
  wanted: WantedDecision,
  when: string,
): Promise<Decision> {
  const proposals = await reader.rows(proposal);
  // Read from the disk: what was decided a moment ago may not have been built yet.
  const decisions = readAllDecisions(openDossier(dossier.folder));
  const found = proposals.find((one) => [one.id, ...one.aliases].includes(wanted.about));
  const about = found?.id ?? wanted.about;
  const { who, kind, value, why } = wanted;
  if (kind === "undo")
    return makeDecision({ when, who, kind, why, about: undoable(wanted, decisions, found) });
  if (kind === "code") {
    const { codebooks } = codersOf(dossier);
    const code = await anchored(reader, value);
    return makeDecision({ when, who, kind, why, about, value: code, codebooks: codebooks.version });
  }
  if (kind === "settle") {
    const made = makeDecision({ when, who, kind, why, about, value, ...madeBy(found) });
    checkSettlement(made, decisions);
    return made;
  }
  if (found === undefined)
    throw new Problem("not-found", "No proposal of this dossier has that id.");
  const documents = await reader.rows(document);
  const seen = seenOf(found, new Map(documents.map((one) => [one.id, one])));
  const shown = seen === undefined ? value : { ...asObject(value), seen };
  const made = makeDecision({ when, who, kind, why, about, value: shown, ...madeBy(found) });
  await checkTargets(made, reader, proposals);
  return made;
}

function madeBy(found: Proposal | undefined) {
  return { rule: found?.rule, codebooks: found?.codebooks };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value === "object" && !Array.isArray(value)) {
    // What a page sends is never taken for what the machine had proposed.
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "seen"));
  }
  throw new Problem("decision-wrong", "The value of a decision must be a JSON object.");
}

function undoable(
  { who, about }: WantedDecision,
  decisions: readonly Decision[],
  found: Proposal | undefined,
): string {
  const name = who.trim();
  const { states } = standingDecisions(decisions);
  const ids = found === undefined ? [about] : [found.id, ...found.aliases];
  const target =
    decisions.find((one) => one.id === about) ??
    decisions.findLast(
      (one) => ids.includes(one.about) && one.who === name && states.get(one.id) === "stands",
    );
  if (target === undefined)
    throw new Problem("not-found", "There is no decision of that id to undo.");
  if (target.who === name) return target.id;
  throw new Problem(
    "decision-not-possible",
    "Only who made a decision can undo it: decide otherwise, and a third person can settle it.",
  );
}

function checkSettlement(made: Decision, decisions: readonly Decision[]): void {
  const { about, states } = standingDecisions([...decisions, made]);
  if (states.get(made.id) === "stands" && about.get(made.about)?.holds !== undefined) return;
  throw new Problem(
    "decision-not-possible",
    "There is nothing to settle so: it takes a disagreement, one of its decisions by id, and a third person.",
  );
}

async function checkTargets(
  made: Decision,
  reader: Reader,
  proposals: readonly Proposal[],
): Promise<void> {
  const merged = decidedValue(made, "merge")?.into;
  const correction = decidedValue(made, "correct");
  const parts =
    decidedValue(made, "split")?.parts ?? (correction === undefined ? [] : [correction]);
  const targets = [merged, ...parts.map((one) => one.entry)].filter((one) => one !== undefined);
  for (const target of targets) {
    const isOther = proposals.some((one) => one.id === target && one.id !== made.about);
    if (target === merged && isOther) continue;
    if (!(await isEntry(reader, target))) {
      throw new Problem(
        "decision-not-possible",
        "The entry that the decision names is not in the register.",
      );
    }
  }
}

async function isEntry(reader: Reader, id: string): Promise<boolean> {
  const one = { where: { id }, limit: 1 };
  const found = [
    await reader.rows(agreement, one),
    await reader.rows(commitment, one),
    await reader.rows(dispute, one),
    await reader.rows(doctrine, one),
  ];
  return found.some((rows) => rows.length > 0);
}

/** A coding whose place is given by offsets, with its anchor made. */
async function anchored(reader: Reader, value: unknown): Promise<unknown> {
  const { start, end, ...rest } = asObject(value);
  if (typeof start !== "number" || typeof end !== "number" || typeof rest.document !== "string") {
    return value;
  }
  const id = rest.document;
  const [text] = await reader.rows(documentText, { where: { document: id } });
  const [row] = await reader.rows(document, { where: { id } });
  if (text === undefined || row === undefined) {
    throw new Problem("not-found", "No document of this dossier has that id.");
  }
  const { quote, position, sha256 } = anchorQuote(text.text, start, end, row.sha256);
  return { ...rest, anchor: { quote, position, sha256 } };
}
