import { type Examiner, openExaminer } from "../claims/index.ts";
import {
  answerIndex,
  indexPairs,
  indexSources,
  type PositionGround,
  pairData,
  readIndex,
  readPairValues,
  readPositionGround,
} from "../measures/index.ts";
import { drawScenario, openScenario, runScenario } from "../models/index.ts";
import { type Dossier, readBytes } from "../sources/index.ts";
import type { Reader } from "../store/index.ts";
import type { BriefIndex, RanScenario } from "./briefExtraShapes.ts";

/** A scenario that a template asks for, over so many draws; 0 is one run at the values of its assumptions. */
export interface ScenarioAsked {
  readonly id: string;
  readonly draws: number;
}

/**
 * What is dear to work out, and the same for every brief of a build.
 *
 * Shape: whoever makes many briefs keeps each answer, or has it worked out elsewhere; the answers are the same.
 */
export interface BriefWorks {
  scenario(asked: ScenarioAsked): Promise<RanScenario>;
  indexes(): Promise<readonly BriefIndex[]>;
  positions(): Promise<PositionGround>;
  examiner(): Promise<Examiner>;
}

/** Works everything out anew, in this thread: for one brief. */
export function ownWorks(dossier: Dossier, store: Reader): BriefWorks {
  return {
    scenario: (asked) => ranScenario(dossier, asked),
    indexes: () => workedIndexes(dossier, store),
    positions: () => readPositionGround(dossier, store),
    examiner: () => openExaminer(store, dossier),
  };
}

/**
 * A scenario with its outcome, as data that may go from thread to thread.
 *
 * Throws: what opening and running the scenario throw.
 */
export async function ranScenario(
  dossier: Dossier,
  { id, draws }: ScenarioAsked,
): Promise<RanScenario> {
  const open = openScenario(dossier, id);
  const { scenario, words, files } = open;
  if (draws > 0)
    return { scenario, words, files, outcome: await drawScenario(open, {}, { draws }) };
  const outcome = await runScenario(open);
  const none = { tornado: [], draws: { asked: 0, done: 0, failed: [] } };
  return { scenario, words, files, outcome: { ...outcome, ...none } };
}

async function workedIndexes(dossier: Dossier, store: Reader): Promise<readonly BriefIndex[]> {
  const paths = dossier.files
    .map(({ path }) => path)
    .filter((one) => /^indexes\/.+\.yaml$/.test(one));
  const all: BriefIndex[] = [];
  for (const path of paths.sort()) {
    const definition = readIndex(readBytes(dossier, path).toString("utf8"), path);
    if ("layout" in definition.data) continue;
    const values = await readPairValues(definition, dossier, store);
    const data = pairData(definition, indexPairs(definition, dossier), values);
    const answer = answerIndex(definition, data, await indexSources(definition, store));
    all.push({ id: definition.id, path, definition, answer });
  }
  return all;
}
