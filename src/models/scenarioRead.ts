import { CORE_SCHEMA, load } from "js-yaml";
import type { z } from "zod";
import { Problem } from "../terms/index.ts";
import { type ModelWords, modelWordsShape, type Scenario, scenarioShape } from "./scenarioShape.ts";

/**
 * Reads a scenario of a dossier.
 *
 * Throws: `scenario-unreadable` when it is not YAML; `scenario-wrong` naming every key that is missing, unknown, of
 * another form, or that names an assumption or lever which is not there.
 */
export function readScenario(content: string, where: string): Scenario {
  const scenario = parse(scenarioShape, content, where, "scenario");
  const faults = [...repeated(scenario), ...unknownChanges(scenario)];
  const { horizon } = scenario;
  if (horizon !== undefined && horizon.from > horizon.to) {
    faults.push("horizon: from must not be after to");
  }
  if (faults.length > 0) throw wrong("scenario", where, faults);
  return scenario;
}

/**
 * Reads what a model counts and what it cannot know.
 *
 * Throws: `model-words-unreadable`, `model-words-wrong` naming every key at fault.
 */
export function readModelWords(content: string, where: string): ModelWords {
  const words = parse(modelWordsShape, content, where, "model-words");
  const twice = twiceIn(words.measures.map((one) => one.id));
  if (twice.length > 0) throw wrong("model-words", where, [`measures: ${twice} stands twice`]);
  return words;
}

function parse<Shape extends z.ZodType>(
  shape: Shape,
  content: string,
  where: string,
  code: string,
): z.infer<Shape> {
  const parsed = shape.safeParse(yamlOf(content, where, code));
  if (!parsed.success) throw wrong(code, where, parsed.error.issues.map(tellIssue));
  return parsed.data;
}

function yamlOf(content: string, where: string, code: string): unknown {
  try {
    return load(content, { schema: CORE_SCHEMA });
  } catch (cause) {
    const message = `${where} is not valid YAML: mend its syntax.`;
    throw new Problem(`${code}-unreadable`, message, { where, cause });
  }
}

function tellIssue(issue: z.core.$ZodIssue): string {
  const key = issue.path.join(".") || "file";
  const missing = /expected (\w+), received undefined/.exec(issue.message);
  return `${key}: ${missing === null ? issue.message : `is missing: give a ${missing[1]}`}`;
}

function wrong(code: string, where: string, faults: readonly string[]): Problem {
  return new Problem(`${code}-wrong`, `${where} needs mending: ${faults.join("; ")}.`, { where });
}

function repeated({ assumptions, levers }: Scenario): string[] {
  const twice = twiceIn([...assumptions, ...levers].map((one) => one.id));
  return twice.map((id) => `${id}: an assumption or lever of that id stands twice`);
}

const twiceIn = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, at) => ids.indexOf(id) < at);

function unknownChanges(scenario: Scenario): string[] {
  return Object.entries(scenario.change).flatMap(([id, value]) => {
    const fault = settingFault(scenario, id, value);
    return fault === undefined ? [] : [`change.${id}: ${fault}`];
  });
}

/**
 * What is wrong with a value for an assumption or a lever of a scenario; undefined when nothing is.
 *
 * Shape: a value outside the range of an assumption is no fault (the reader may think otherwise), one outside the bounds
 * of a lever is.
 */
export function settingFault(
  { assumptions, levers }: Scenario,
  id: string,
  value: number | string | boolean,
): string | undefined {
  const lever = levers.find((one) => one.id === id);
  if (lever === undefined) {
    if (!assumptions.some((one) => one.id === id)) {
      const known = [...levers, ...assumptions].map((one) => one.id).join(", ");
      return `nothing of that name can be set; there are ${known || "none"}`;
    }
    return isNumber(value) ? undefined : "an assumption is set by a number";
  }
  if (lever.kind === "switch") {
    return typeof value === "boolean" ? undefined : "write true or false";
  }
  if (lever.kind === "choice") {
    const ids = lever.options.map((one) => one.id);
    return ids.includes(String(value)) ? undefined : `write one of ${ids.join(", ")}`;
  }
  return isNumber(value) && value >= lever.min && value <= lever.max
    ? undefined
    : `write a number from ${lever.min} to ${lever.max}`;
}

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
