import { type Dossier, filesDigest } from "../sources/index.ts";
import type { RowOf, Stage } from "../store/index.ts";
import { documentText } from "../texts/index.ts";
import type { PlacedDecision } from "./line.ts";
import { findOddDecisions } from "./odd.ts";
import { findPersonCodings } from "./personCodings.ts";
import { decisionFiles, readDecisionFiles, withoutRepeats } from "./read.ts";
import { type StandingDecisions, standingDecisions } from "./standing.ts";
import { decision, decisionAccount, personCoding } from "./table.ts";

/** Reads what people decided, and finds the passages again that they coded. */
export const decisionsStage: Stage<Dossier> = {
  name: "decisions",
  reads: [documentText],
  writes: [decision, personCoding, decisionAccount],
  inputs: (dossier) => filesDigest(dossier, decisionFiles(dossier)),
  run: async (work, dossier) => {
    const read = readDecisionFiles(dossier);
    if (read.length === 0) return;
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

function decisionRow(one: PlacedDecision, standing: StandingDecisions): RowOf<typeof decision> {
  return {
    ...one,
    state: standing.states.get(one.id) ?? "without effect",
    holds: standing.about.get(one.about)?.holds?.id === one.id,
  };
}
