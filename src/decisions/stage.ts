import { type Dossier, filesDigest, readBytes } from "../sources/index.ts";
import type { RowOf, Stage } from "../store/index.ts";
import { documentText } from "../texts/index.ts";
import { type PlacedDecision, type ReadDecisions, readDecisions } from "./line.ts";
import { findOddDecisions } from "./odd.ts";
import { findPersonCodings } from "./personCodings.ts";
import { type StandingDecisions, standingDecisions } from "./standing.ts";
import { decision, decisionAccount, personCoding } from "./table.ts";

/** Reads what people decided, and finds the passages again that they coded. */
export const decisionsStage: Stage<Dossier> = {
  name: "decisions",
  reads: [documentText],
  writes: [decision, personCoding, decisionAccount],
  inputs: (dossier) => filesDigest(dossier, filesOf(dossier)),
  run: async (work, dossier) => {
    const files = filesOf(dossier);
    if (files.length === 0) return;
    const read = files.map(({ path }) => [path, readFile(dossier, path)] as const);
    const all = withoutRepeats(read.flatMap(([, one]) => [...one.decisions]));
    const standing = standingDecisions(all);
    const texts = new Map((await work.rows(documentText)).map((one) => [one.document, one.text]));
    const codings = findPersonCodings(all, standing, texts);
    for (const finding of read.flatMap(([, one]) => [...one.findings])) work.find(finding);
    for (const finding of [...findOddDecisions(all, standing), ...codings.findings]) {
      work.find(finding);
    }
    await work.write(
      decision,
      all.map((one) => decisionRow(one, standing)),
    );
    await work.write(personCoding, codings.rows);
    await work.write(
      decisionAccount,
      read.map(([path, { rows, refused }]) => ({
        file: path,
        rows,
        used: rows - refused,
        refused,
      })),
    );
    work.progress(1, 1);
  },
};

function filesOf(dossier: Dossier) {
  return dossier.files.filter((one) => one.kind === "decisions");
}

function readFile(dossier: Dossier, path: string): ReadDecisions {
  return readDecisions(readBytes(dossier, path).toString("utf8"), path);
}

/** A decision that git's merge has put into two files counts once, where it stands first. */
function withoutRepeats(decisions: readonly PlacedDecision[]): readonly PlacedDecision[] {
  const first = new Map<string, PlacedDecision>();
  for (const one of decisions) if (!first.has(one.id)) first.set(one.id, one);
  return [...first.values()];
}

function decisionRow(one: PlacedDecision, standing: StandingDecisions): RowOf<typeof decision> {
  return {
    ...one,
    state: standing.states.get(one.id) ?? "without effect",
    holds: standing.about.get(one.about)?.holds?.id === one.id,
  };
}
