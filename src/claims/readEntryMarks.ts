import type { Span } from "../language/index.ts";
import type { Mark } from "./readMarks.ts";
import { loadPaperNames } from "./readPaperNames.ts";
import { between, type Desk, marksOf } from "./readScope.ts";

/** Letters that may stand between “it” and what was done to it. */
const reachOfIt = 24;

/** “X has since ratified it”, in the sentence after the one that names the paper. */
export function itDone(desk: Desk): Mark | undefined {
  const paper = desk.memory.paper;
  if (paper === undefined || paper.ago > 1) return undefined;
  const acts = marksOf(desk, "act").filter((one) =>
    /^(?:ratified|denounced)$/.test(String(one.value)),
  );
  // No state takes effect: what does is the paper.
  const begun = marksOf(desk, "act").find((one) => one.value === "entered-into-force");
  const subject = marksOf(desk, "pronoun").find(
    (one) => begun !== undefined && one.end <= begun.start && one.case !== "ablative",
  );
  if (subject !== undefined && marksOf(desk, "paper", "paper-noun", "nickname").length === 0)
    return subject;
  return marksOf(desk, "it-done", "pronoun").find((one) =>
    acts.some((act) => between(desk, one, act).length < reachOfIt),
  );
}

/** “The treaty between A and B” is that of the two, and not one that has a third party. */
export function betweenTwo(desk: Desk): boolean {
  return marksOf(desk, "between").some((one) =>
    desk.parties.some(
      (party) => party.whole.states.length === 2 && between(desk, one, party).length < 4,
    ),
  );
}

/** A short name stands for a paper of the same matter whose title has the same words, or for what follows it: “X Declaration on Y”. */
export function isSameMatter(
  short: Span & { readonly entry: { readonly id: string } },
  titled: Span & { readonly entry: { readonly id: string } },
): boolean {
  const follows = titled.start > short.start && titled.start - short.end < 5;
  const overlap = short.start < titled.end && titled.start < short.end;
  const { share } = loadPaperNames();
  return follows || (overlap && share(short.entry.id, titled.entry.id));
}

/** “X is not among the signatories of …”: X is no party, and the name alone tells which paper it is. */
export function isKeptOut(desk: Desk): boolean {
  return marksOf(desk, "party").some((one) => one.value === "not-party");
}
