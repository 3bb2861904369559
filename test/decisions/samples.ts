import { type Decision, type DecisionDraft, makeDecision } from "../../src/decisions/index.ts";

/** A decision with what a test does not care about filled in. */
export function decide(draft: Partial<DecisionDraft> = {}): Decision {
  return makeDecision({
    when: "2026-11-22T10:00:00.000Z",
    who: "Aziza Karim",
    kind: "accept",
    about: "p-1",
    ...draft,
  });
}
