import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { type Dossier, readBytes, readContent } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { Engine, ModelFiles } from "./engine.ts";
import { engines } from "./engines.ts";
import { readModelWords, readScenario } from "./scenarioRead.ts";
import type { ModelWords, Scenario } from "./scenarioShape.ts";

/** A file that a scenario rests on. */
export interface UsedFile {
  readonly path: string;
  readonly sha256: string;
  readonly redistribute: "yes" | "no" | "unknown";
}

/** A scenario ready to be run: its engine has read what does not change. */
export interface OpenScenario {
  readonly scenario: Scenario;
  readonly words: ModelWords;
  readonly files: readonly UsedFile[];
  readonly engine: Engine<unknown>;
  readonly prepared: unknown;
}

/** The ids of a dossier's scenarios, in the order of the alphabet. */
export function scenarioIds(dossier: Dossier): readonly string[] {
  return dossier.files
    .flatMap(({ path }) => /^scenarios\/([a-z][a-z0-9-]*)\.yaml$/.exec(path)?.[1] ?? [])
    .sort();
}

/**
 * Reads a scenario of a dossier without preparing its model: for lists.
 *
 * Throws: `scenario-unknown`, naming those that there are; as `readScenario`.
 */
export function scenarioOf(dossier: Dossier, id: string): Scenario {
  const known = scenarioIds(dossier);
  if (!known.includes(id)) {
    const have = known.length === 0 ? "the dossier has none" : `there are ${known.join(", ")}`;
    throw new Problem("scenario-unknown", `There is no scenario of that name: ${have}.`, {
      where: "scenarios/",
    });
  }
  const path = `scenarios/${id}.yaml`;
  const scenario = readScenario(readBytes(dossier, path).toString("utf8"), path);
  if (scenario.id !== id) {
    const message = `${path} says id: ${scenario.id}: an id must be the name of its file.`;
    throw new Problem("scenario-wrong", message, { where: path });
  }
  return scenario;
}

/**
 * Opens a scenario: reads its file, the words of its model and every file that the model names.
 *
 * Throws: as `scenarioOf`; `model-unknown`; `model-file-missing`; what the engine finds wrong with its input.
 */
export function openScenario(dossier: Dossier, id: string): OpenScenario {
  const scenario = scenarioOf(dossier, id);
  const where = `scenarios/${id}.yaml`;
  const engine = engines.find((one) => one.id === scenario.model);
  if (engine === undefined) {
    const known = engines.map((one) => one.id).join(", ");
    throw new Problem(
      "model-unknown",
      `${where} asks the model ${scenario.model}: write one of ${known}.`,
      { where },
    );
  }
  const words = wordsOf(dossier, scenario.model);
  checkShown(scenario, words, where);
  const used = new Map<string, UsedFile>();
  const files = modelFiles(dossier, used);
  const prepared = engine.prepare(scenario.input, files, where);
  return { scenario, words, files: [...used.values()], engine, prepared };
}

/**
 * What a model counts and cannot know.
 *
 * Throws: `content-missing`; as `readModelWords`.
 */
export function wordsOf(dossier: Dossier, model: string): ModelWords {
  const path = `models/${model}.yaml`;
  return readModelWords(readContent(dossier, path), `content/${path}`);
}

function checkShown(scenario: Scenario, words: ModelWords, where: string): void {
  const known = new Set(words.measures.map((one) => one.id));
  const strange = scenario.show.filter((one) => !known.has(one));
  if (strange.length === 0) return;
  throw new Problem(
    "scenario-wrong",
    `${where} needs mending: show names ${strange.join(", ")}; the model counts ${[...known].join(", ")}.`,
    { where },
  );
}

/** Files of a dossier for an engine; those that it reads are noted with their checksums. */
export function modelFiles(dossier: Dossier, used: Map<string, UsedFile>): ModelFiles {
  return {
    text: (path) => {
      const file = dossier.files.find((one) => one.path === path);
      if (file === undefined) {
        throw new Problem(
          "model-file-missing",
          `There is no ${path} in the dossier: add it, or mend the path where it is named.`,
          { where: path },
        );
      }
      const bytes = readBytes(dossier, path);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      used.set(path, { path, sha256, redistribute: file.redistribute });
      const plain = path.endsWith(".gz")
        ? gunzipSync(bytes, { maxOutputLength: mostUnpackedBytes })
        : bytes;
      return plain.toString("utf8");
    },
  };
}

/** A packed file that grows beyond this is no table of states. */
const mostUnpackedBytes = 256 * 1024 * 1024;
