import { existsSync, readFileSync } from "node:fs";
import { describe } from "vitest";
import { type Fraction, readFraction } from "../../../src/numbers/index.ts";

const folder = "../shared/data/reference/games";

/** A case of the reference games, as its file has it. */
export type Case = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly kind: string;
};

/** Whether the reference games are at hand; says so when they are not. */
export const hasReference = existsSync(`${folder}/games.json`);
if (!hasReference) {
  console.warn(`models: ${folder} is absent; the reference games are not compared`);
}

/** A `describe` that is left out, with a note, when the reference games are absent. */
export const describeReference = hasReference ? describe : describe.skip;

/** All cases, or those of one kind. */
export function cases(kind?: string): readonly Case[] {
  if (!hasReference) return [];
  const all = JSON.parse(readFileSync(`${folder}/games.json`, "utf8")) as readonly Case[];
  return kind === undefined ? all : all.filter((one) => one.kind === kind);
}

/** One case by its id. */
export function caseOf(id: string): Case {
  const found = cases().find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no reference case ${id}.`);
  return found;
}

/** One case of the water reference. */
export function waterCase(id: string): Case {
  const all = JSON.parse(readFileSync(`${folder}/water.json`, "utf8")) as readonly Case[];
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no water case ${id}.`);
  return found;
}

/** A number of a case as a fraction. */
export function exact(value: unknown): Fraction {
  const found = readFraction(value);
  if (found === undefined) throw new Error(`Not a number: ${JSON.stringify(value)}`);
  return found;
}

/** A list of numbers of a case as fractions. */
export const exactList = (values: unknown): readonly Fraction[] =>
  (values as readonly unknown[]).map(exact);
