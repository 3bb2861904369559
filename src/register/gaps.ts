import type { Finding } from "../terms/index.ts";
import type { Placed } from "./links.ts";
import type { StatusRules } from "./rules.ts";
import type { Standing } from "./status.ts";
import type { Subject } from "./subject.ts";
import { type SubjectRows, subjectRows } from "./subjectRows.ts";

/** An entry with where it stands in the dossier. */
export interface Located extends Placed {
  readonly subject: Subject;
}

/** Every entry of a register that has a status, with where it stands in the dossier. */
export function locateEntries(entries: SubjectRows): readonly Located[] {
  return subjectRows(entries).map(({ row: { id, file, row }, subject }) => ({
    id,
    file,
    row,
    subject,
  }));
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
