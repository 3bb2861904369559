import type { Span } from "../language/index.ts";
import type { TitleIndex } from "./contextEntries.ts";
import type { NamedEntry } from "./contextWorld.ts";
import type { FulfilmentQuery } from "./query.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, distance, inOneClause, marksOf, nearest, type Reading } from "./readScope.ts";
import { whenOf } from "./readTime.ts";
import { isVerbLast } from "./verbLast.ts";

type Claimed = FulfilmentQuery["claimed"];
const claimable: readonly Claimed[] = [
  "fulfilled",
  "under way",
  "not fulfilled",
  "late",
  "abandoned",
];

/** “Power is exported over the line”, “the centre was opened”, “the railway is being built”. */
export function readFulfilment(desk: Desk, index: TitleIndex): readonly Reading[] {
  const cues = marksOf(desk, "fulfilment").filter(
    (one) => !isOpen(desk, one) && !isOnlyTime(desk, one),
  );
  if (cues.length === 0) return [];
  const projects = marksOf(desk, "project");
  if (projects.length === 0) return byTitle(desk, index, cues);
  return projects.flatMap((project): readonly Reading[] => {
    const cue = strongest(desk, project, cues);
    if (cue === undefined) return [];
    const commitments = commitmentsOf(desk, project, index);
    // A part of a work is not judged by the whole.
    if (commitments === undefined) return [];
    return [
      told(
        desk,
        cue,
        { commitments, project: project.id },
        [project, cue],
        commitments.length > 0 ? 0.8 : 0.6,
      ),
    ];
  });
}

/** “Once it is opened, …”, “ishga tushgach”: a time at which something else holds. */
function isOnlyTime(desk: Desk, cue: Mark): boolean {
  const late = isVerbLast(desk.sentence.language);
  return marksOf(desk, "once").some((one) =>
    late
      ? one.start >= cue.end && one.start - cue.end <= 2
      : one.end <= cue.start && inOneClause(desk, one, cue) && cue.start - one.end < 60,
  );
}

/** The cue nearest to a project; a denial outweighs the word that it denies. */
function strongest(desk: Desk, project: Mark, cues: readonly Mark[]): Mark | undefined {
  const near = cues.filter((one) => distance(desk, one, project) < 170);
  const isInside = (one: Mark): boolean =>
    near.some(
      (other) =>
        other !== one &&
        other.start <= one.start &&
        other.end >= one.end &&
        other.end - other.start > one.end - one.start,
    );
  return nearest(
    desk,
    project,
    near.filter((one) => !isInside(one)),
  );
}

/** What was promised of a project: under its agreement, or with its name in the title. */
function commitmentsOf(
  desk: Desk,
  project: Mark,
  index: TitleIndex,
): readonly string[] | undefined {
  const promises = desk.world.entries.filter((one) => one.kind === "commitment");
  const related = (one: NamedEntry): boolean =>
    project.entry !== undefined && one.agreement === project.entry;
  const label = desk.world.codebooks
    .flatMap((book) => book.codes)
    .find((code) => code.id === project.id)?.label.en;
  const titled =
    label === undefined
      ? []
      : index
          .find(label, "en", ["commitment"])
          .flatMap((one) => one.entries.map((entry) => entry.id));
  const under = promises.filter(related).map((one) => one.id);
  // One agreement may hold several works: those with the project's name are meant, where there are any.
  const named = under.filter((one) => titled.includes(one));
  const all = [...new Set(named.length > 0 ? named : [...under, ...titled])].sort();
  return ofPart(desk, all);
}

/** “The X part of the line” is what X alone has promised. */
function ofPart(desk: Desk, all: readonly string[]): readonly string[] | undefined {
  const part = marksOf(desk, "part")[0];
  const owner = desk.parties.find(
    (one) =>
      one.whole.states.length === 1 &&
      (one.role === "genitive" ||
        one.role === "locative" ||
        (part !== undefined && part.start >= one.end && part.start - one.end < 2)),
  );
  if (part === undefined) return all;
  if (owner === undefined) return undefined;
  const own = desk.world.entries.filter((one) => one.parties.join() === owner.whole.states.join());
  const kept = all.filter((id) => own.some((one) => one.id === id));
  return kept.length > 0 ? kept : undefined;
}

/** A promise told by the words of its title, without a project that has a name. */
function byTitle(desk: Desk, index: TitleIndex, cues: readonly Mark[]): readonly Reading[] {
  const found = index.find(desk.sentence.text, desk.sentence.language, ["commitment"])[0];
  const [entry, ...others] = found?.entries ?? [];
  if (found === undefined || entry === undefined || others.length > 2) return [];
  const cue = nearest(desk, found as Span, cues);
  if (cue === undefined) return [];
  const commitments = [entry, ...others].map((one) => one.id).sort();
  return [told(desk, cue, { commitments }, [found, cue], 0.65)];
}

function told(
  desk: Desk,
  cue: Mark,
  about: Pick<FulfilmentQuery, "commitments" | "project">,
  spans: readonly Span[],
  confidence: number,
): Reading {
  const claimed = claimable.find((one) => one === cue.value) ?? "fulfilled";
  const time = whenOf(desk, cue);
  const when = time.when === undefined ? {} : { when: time.when };
  const negated = claimed !== "not fulfilled" && isDenied(desk, cue);
  return {
    query: { kind: "fulfilment", ...about, claimed, ...when },
    negated,
    assumed: time.assumed,
    rule: `fulfilment/${cue.id}`,
    confidence,
    spans: [...spans, ...time.spans],
  };
}
