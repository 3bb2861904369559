import type { ActStep, StatusRules } from "./rules.ts";
import { type Standing, statusOn } from "./status.ts";
import { type DatedAct, knownFrom, type Subject } from "./subject.ts";

/** What one party has done about an entry by a day, and how the entry stands for that party. */
export interface PartyStanding {
  readonly party: string;
  readonly standing: Standing;
  readonly steps: readonly PartyStep[];
}

/** One step of a party, such as its ratification, with every act that any source gives of it. */
export interface PartyStep {
  readonly step: ActStep;
  /** The oldest first; empty when the register has no such act, which is not a denial. */
  readonly acts: readonly DatedAct[];
}

/**
 * Signature, ratification, entry into force and withdrawal, party by party, and the status for each.
 *
 * Shape: in the order of the entry's parties. An act that names no party was done by all of them. The status is
 * that of the same rules on the acts of the party and of all together, as if it were the only party.
 * Source: steps in content/rules/acts.yaml; VCLT 1969, art. 10 to 18, 24 and 54.
 */
export function partiesOn(
  subject: Subject,
  acts: readonly DatedAct[],
  day: string,
  rules: StatusRules,
): readonly PartyStanding[] {
  const own = acts.filter((one) => one.entry === subject.id);
  return subject.parties.map((party) => {
    const ofParty = own.filter((one) => one.party === undefined || one.party === party);
    const alone = { ...subject, parties: [party] };
    const known = ofParty.filter((one) => knownFrom(one) <= day).sort(byDay);
    return {
      party,
      standing: statusOn(alone, ofParty, day, rules),
      steps: rules.steps.map((step) => ({
        step,
        acts: known.filter((one) => rules.acts.get(one.act)?.step === step.id),
      })),
    };
  });
}

function byDay(a: DatedAct, b: DatedAct): number {
  const [x, y] = [knownFrom(a), knownFrom(b)];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
