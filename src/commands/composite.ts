import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { indexSheet, sourcesCited } from "../briefs/index.ts";
import {
  answerIndex,
  type IndexAnswer,
  type IndexDefinition,
  indexPairs,
  indexSources,
  pairData,
  readCompositeTable,
  readIndex,
  readPairValues,
} from "../measures/index.ts";
import { openBuilt } from "../pipeline.ts";
import { parseCsv } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption } from "./command.ts";
import { drawIndex } from "./compositeDraw.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { readSource } from "./source.ts";
import { formOptions, handOut } from "./tableForms.ts";

/** `hamkor index`: a composite index, of the dossier or of a user's own figures. */
export const command: Command = {
  usage: "index NAME | FILE.yaml",
  describe:
    "Works out a composite index: every stage, scores with ranks, bands and coverage, and what the order rests on.",
  options: {
    ...placeOptions,
    data: { type: "string", describe: "folder of the CSV that FILE.yaml names (default: its own)" },
    year: { type: "string", describe: "year of the printed table (default: the last)" },
    ...formOptions,
  },
  run: async (call) => {
    const [name, more] = call.words;
    if (name === undefined || more !== undefined) {
      throw new Problem(
        "usage",
        "hamkor index needs a name of the dossier's indexes, or one FILE.yaml.",
      );
    }
    const answer = await answerFor(call, name);
    await handOut(call, {
      title: answer.index.title.en ?? answer.index.id,
      sheet: () => indexSheet(answer),
      json: () => answer,
      cited: () => sourcesCited(answer.sources.map(asSource)),
      text: () => drawIndex(answer, textOption(call, "year")),
    });
    return exitCodes.done;
  },
};

const asSource = ({ redistribute, ...source }: IndexAnswer["sources"][number]) => ({
  ...source,
  redistribute: redistribute === "yes" ? ("yes" as const) : ("unknown" as const),
});

async function answerFor(call: Call, name: string): Promise<IndexAnswer> {
  const isFile = name.endsWith(".yaml");
  if (!isFile && !/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new Problem("usage", "The name of an index has lower-case letters, digits and hyphens.");
  }
  const folder = dossierFolder(call);
  if (!isFile) checkName(folder, name);
  const path = isFile ? resolve(call.folder, name) : join(folder, "indexes", `${name}.yaml`);
  const definition = readIndex(readSource(path).toString("utf8"), basename(path));
  return "layout" in definition.data
    ? ofTable(call, definition, path)
    : ofDossier(call, definition, folder);
}

/** Throws: `index-unknown`, naming the indexes that the dossier has. */
function checkName(folder: string, name: string): void {
  const place = join(folder, "indexes");
  const files = existsSync(place) ? readdirSync(place) : [];
  if (files.includes(`${name}.yaml`)) return;
  const known = files.filter((one) => one.endsWith(".yaml")).map((one) => basename(one, ".yaml"));
  throw new Problem(
    "index-unknown",
    `The dossier has no index ${name}: it has ${known.sort().join(", ") || "none"}.`,
  );
}

function ofTable(call: Call, definition: IndexDefinition, path: string): IndexAnswer {
  const { data } = definition;
  const file = "file" in data ? data.file : "";
  const named = textOption(call, "data");
  const folder = named === undefined ? dirname(path) : resolve(call.folder, named);
  const full = join(folder, file);
  if (basename(file) !== file) {
    throw new Problem(
      "index-data",
      "data.file is a name in the folder of the data, without a path.",
    );
  }
  return answerIndex(
    definition,
    readCompositeTable(definition, parseCsv(readSource(full), file)),
    [],
  );
}

async function ofDossier(
  call: Call,
  definition: IndexDefinition,
  folder: string,
): Promise<IndexAnswer> {
  const { dossier, store } = await openBuilt(folder, storeFolder(call, folder));
  try {
    const values = await readPairValues(definition, dossier, store);
    const data = pairData(definition, indexPairs(definition, dossier), values);
    return answerIndex(definition, data, await indexSources(definition, store));
  } finally {
    store.close();
  }
}
