import { type Dossier, readBytes } from "../sources/index.ts";
import { type PlacedDecision, type ReadDecisions, readDecisions } from "./line.ts";

/** The files of decisions of a dossier, as they lie on the disk. */
export function decisionFiles(dossier: Dossier) {
  return dossier.files.filter((one) => one.kind === "decisions");
}

/** What each file of decisions holds, by its path. */
export function readDecisionFiles(dossier: Dossier): readonly (readonly [string, ReadDecisions])[] {
  return decisionFiles(dossier).map(({ path }) => {
    return [path, readDecisions(readBytes(dossier, path).toString("utf8"), path)] as const;
  });
}

/** All that people have decided, built into the store or not; what git's merge has put into two files counts once. */
export function readAllDecisions(dossier: Dossier): readonly PlacedDecision[] {
  return withoutRepeats(readDecisionFiles(dossier).flatMap(([, one]) => [...one.decisions]));
}

/** Each decision where it stands first. */
export function withoutRepeats(decisions: readonly PlacedDecision[]): readonly PlacedDecision[] {
  const first = new Map<string, PlacedDecision>();
  for (const one of decisions) if (!first.has(one.id)) first.set(one.id, one);
  return [...first.values()];
}
