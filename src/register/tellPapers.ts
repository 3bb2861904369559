import type { Paper, ToldAct } from "./actWords.ts";
import type { Candidate } from "./candidates.ts";
import { titleOf } from "./newTitle.ts";
import type { Statement } from "./statement.ts";
import { applies, ruleOf, tellAct, worthShowing } from "./tellAct.ts";
import type { FreshEntry, KnownBook, Telling, TellingContent } from "./telling.ts";

/** The papers and acts that were found in a sentence. */
export interface Found {
  readonly papers: readonly Paper[];
  readonly acts: readonly ToldAct[];
}

/** What a sentence tells of the papers, disputes and doctrines that it names, or of a new paper. */
export function tellPapers(
  statement: Statement,
  { papers, acts }: Found,
  candidates: readonly Candidate[],
  book: KnownBook,
  content: TellingContent,
): readonly Telling[] {
  const { rules } = content;
  const isReal = statement.modality === "real";
  const chosen = choose(candidates, acts, book, content);
  if (chosen.length === 0)
    return isReal ? tellNewPaper(statement, { papers, acts }, candidates, content) : [];
  return chosen.flatMap((candidate) => {
    const entry = book.entries.get(candidate.entry);
    if (entry === undefined) return [];
    const shown = [candidate, ...candidates.filter((one) => one !== candidate)];
    const base = { statement, entry, candidates: worthShowing(shown, rules), fresh: undefined };
    const own = isReal
      ? actsOf(candidate, chosen, acts).filter((one) => applies(one, entry, content))
      : [];
    const told = own.map((act) => tellAct(act, entry, content));
    const said = told.filter((one) => one.confirms !== undefined || one.act?.date !== undefined);
    if (said.length > 0) {
      return said.map((one) => ({
        ...base,
        ...one,
        rule: one.confirms === undefined ? ruleOf(candidate) : "confirmation/act",
      }));
    }
    // What only goes on about it, or shares a day with it, does not name it.
    if (candidate.start === undefined) return [];
    const none = { act: undefined, confirms: undefined, disagrees: [] };
    return [{ ...base, ...none, rule: "confirmation/entry" }];
  });
}

/** The entries that a sentence speaks of: the likeliest at each place, and by day alone only one that stands out. */
function choose(
  candidates: readonly Candidate[],
  acts: readonly ToldAct[],
  book: KnownBook,
  content: TellingContent,
): readonly Candidate[] {
  const { least, near, otherDay } = content.rules;
  const able = candidates.filter((one) => one.score >= least);
  // “Programme of strategic partnership” is not the partnership: the longer name is meant.
  const good = able.filter((one) => !able.some((other) => isWithin(one, other)));
  // Of candidates that can hardly be told apart, the one whose acts the register has; one that the register has
  // on another day must be named the more clearly.
  const weight = (one: Candidate): number => {
    const entry = book.entries.get(one.entry);
    const told = entry === undefined ? [] : acts.map((act) => tellAct(act, entry, content));
    if (told.some((each) => each.confirms !== undefined)) return one.score + near;
    return told.some((each) => each.disagrees.length > 0) ? one.score - otherDay : one.score;
  };
  const sorted = [...good]
    .filter((one) => weight(one) >= least)
    .sort((a, b) => weight(b) - weight(a) || (a.entry < b.entry ? -1 : 1));
  const placed: Candidate[] = [];
  for (const one of sorted) {
    const isApart = placed.every(
      (other) => (one.end ?? 0) <= (other.start ?? 0) || (one.start ?? 0) >= (other.end ?? 0),
    );
    if (one.start !== undefined && isApart) placed.push(one);
  }
  if (placed.length > 0) return placed;
  const [first, second] = sorted;
  if (first === undefined) return [];
  return second === undefined || weight(first) - weight(second) >= near ? [first] : [];
}

/** A longer name may be this much less sure than one within it. */
const slack = 0.1;

function isWithin(inner: Candidate, outer: Candidate): boolean {
  if (inner.start === undefined || outer.start === undefined) return false;
  const [length, longer] = [(inner.end ?? 0) - inner.start, (outer.end ?? 0) - outer.start];
  const inside = inner.start >= outer.start && (inner.end ?? 0) <= (outer.end ?? 0);
  return inside && length < longer * 0.75 && outer.score >= inner.score - slack;
}

/** The acts of one of several entries: those told nearer to it than to any other. */
function actsOf(
  candidate: Candidate,
  chosen: readonly Candidate[],
  acts: readonly ToldAct[],
): readonly ToldAct[] {
  if (acts.length < 2 || chosen.length < 2) return acts;
  const distance = (one: Candidate, act: ToldAct): number =>
    Math.max((one.start ?? 0) - act.end, act.start - (one.end ?? 0), 0);
  return acts.filter((act) =>
    chosen.every((other) => distance(candidate, act) <= distance(other, act)),
  );
}

function tellNewPaper(
  statement: Statement,
  { papers, acts }: Found,
  candidates: readonly Candidate[],
  content: TellingContent,
): readonly Telling[] {
  const { rules } = content;
  const act = acts.find((one) => rules.founding.includes(one.word) && one.date !== undefined);
  if (act === undefined || statement.states.length < 2) return [];
  const distance = (one: Paper): number => Math.max(one.start - act.end, act.start - one.end);
  const [paper] = papers
    .filter((one) => !one.isLink)
    .sort((a, b) => distance(a) - distance(b) || a.start - b.start);
  if (paper === undefined) return [];
  const title = titleOf(statement, paper, papers, acts, rules);
  if (title === undefined) return [];
  const fresh: FreshEntry = {
    kind: "agreement",
    title,
    form: paper.value,
    parties: statement.states,
    due: undefined,
    measure: undefined,
  };
  return [
    {
      statement,
      fresh,
      act,
      rule: "proposal/agreement-new",
      candidates: worthShowing(candidates, rules),
      entry: undefined,
      confirms: undefined,
      disagrees: [],
    },
  ];
}
