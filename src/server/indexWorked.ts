import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  answerIndexApart,
  type Composite,
  composite,
  type IndexAnswer,
  type IndexDefinition,
  indexPairs,
  indexSources,
  pairData,
  readIndex,
  readPairValues,
} from "../measures/index.ts";
import type { Pair } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import type { Desk } from "./desk.ts";

/** An index of the dossier that is worked out: with its bands, and with every step to look things up in. */
export interface WorkedIndex {
  readonly definition: IndexDefinition;
  readonly pairs: readonly Pair[];
  readonly answer: IndexAnswer;
  readonly made: Composite;
  /** Scores by pair, year and part. */
  readonly scoreOf: ReadonlyMap<string, IndexAnswer["scores"][number]>;
  /** The row of a pair in a year. */
  readonly rowOf: ReadonlyMap<string, number>;
}

const indexFile = /^indexes\/([a-z][a-z0-9-]*)\.yaml$/;

/** The indexes of pairs that a dossier holds, in the order of the names of their files. */
export async function indexesOf(desk: Desk): Promise<readonly IndexDefinition[]> {
  return (await indexFiles(desk)).map((one) => one.definition);
}

/** The same with the file of each. */
export function indexFiles(
  desk: Desk,
): Promise<readonly { readonly path: string; readonly definition: IndexDefinition }[]> {
  return desk.once("indexes", async () => {
    const { files, folder } = desk.opened.dossier;
    const names = files.flatMap(({ path }) => (indexFile.test(path) ? [path] : [])).sort();
    return names
      .map((path) => ({
        path,
        definition: readIndex(readFileSync(join(folder, path), "utf8"), path),
      }))
      .filter(({ definition }) => "pairs" in definition.data);
  });
}

/**
 * An index worked out with all its bands. Dear (a thousand runs and more), so made once a build.
 *
 * Throws: `not-found` for a name that no index has; what working it out throws.
 */
export async function workedIndex(desk: Desk, id: string): Promise<WorkedIndex> {
  const definition = (await indexesOf(desk)).find((one) => one.id === id);
  if (definition === undefined) throw notFound("index");
  return desk.once(`index ${id}`, () => workOut(desk, definition));
}

async function workOut(desk: Desk, definition: IndexDefinition): Promise<WorkedIndex> {
  const { store, opened } = desk;
  const values = await readPairValues(definition, opened.dossier, store);
  const pairs = indexPairs(definition, opened.dossier);
  const data = pairData(definition, pairs, values);
  const answer = await answerIndexApart(definition, data, await indexSources(definition, store));
  return {
    definition,
    pairs,
    answer,
    made: composite(definition, data),
    scoreOf: new Map(answer.scores.map((one) => [`${one.unit} ${one.year} ${one.part}`, one])),
    rowOf: new Map(answer.rows.map(({ unit, year }, row) => [`${unit} ${year}`, row])),
  };
}
