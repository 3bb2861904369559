import type { Finding } from "../terms/index.ts";
import type { Placed } from "./links.ts";
import type { Register } from "./register.ts";
import type { StatusRules } from "./rules.ts";
import type { Standing } from "./status.ts";
import {
  ofAgreement,
  ofCommitment,
  ofDispute,
  ofDoctrine,
  ofMeeting,
  type Subject,
} from "./subject.ts";

/** An entry with where it stands in the dossier. */
export interface Located extends Placed {
  readonly subject: Subject;
}

type Entries = Pick<Register, "agreements" | "commitments" | "disputes" | "doctrines" | "meetings">;

/** Every entry of a register that has a status, with where it stands in the dossier. */
export function locateEntries(entries: Entries): readonly Located[] {
  return [
    ...entries.agreements.map((one) => locate(one, ofAgreement(one))),
    ...entries.commitments.map((one) => locate(one, ofCommitment(one))),
    ...entries.disputes.map((one) => locate(one, ofDispute(one))),
    ...entries.doctrines.map((one) => locate(one, ofDoctrine(one))),
    ...entries.meetings.map((one) => locate(one, ofMeeting(one))),
  ];
}

/**
 * Acts that an entry should have by its status and has not: notes for people to look up, never guesses.
 *
 * Source: `expects` in content/rules/status.yaml.
 */
export function findGaps(
  entries: readonly Located[],
  standings: ReadonlyMap<string, Standing>,
  rules: StatusRules,
  day: string,
): readonly Finding[] {
  return entries.flatMap(({ id, file, row, subject }) => {
    const standing = standings.get(id);
    const acts = expectedActs(subject, standing, rules);
    if (acts.length === 0) return [];
    const finding: Finding = {
      code: "act-missing",
      severity: "note",
      message: `On ${day} its status is ${standing?.status}; no act tells more.`,
      remedy: `Look for a source of one of these acts and add it to register/acts.csv: ${acts.join(", ")}.`,
      file,
      row,
      about: id,
    };
    return [finding];
  });
}

/** The acts of which an entry with this status should have one, by the rule that gave it; none where it lacks nothing. */
export function expectedActs(
  subject: Subject,
  standing: Standing | undefined,
  rules: StatusRules,
): readonly string[] {
  const rule = rules.kinds[subject.kind].find((one) => one.id === standing?.rule);
  const { acts = [], kinds } = rule?.expects ?? {};
  return kinds === undefined || kinds.includes(subject.form ?? "") ? acts : [];
}

function locate({ id, file, row }: Placed, subject: Subject): Located {
  return { id, file, row, subject };
}
