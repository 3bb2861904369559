import { CORE_SCHEMA, load } from "js-yaml";
import type { z } from "zod";
import { Problem } from "../terms/index.ts";
import { type IndexDefinition, indexShape } from "./compositeShape.ts";
import { createTree, type IndexTree } from "./compositeTree.ts";

/**
 * Reads the file of an index: what is measured and why, in which parts, from which figures, by which methods.
 *
 * Shape: nothing has a default: a choice of method that is left out is an error that names the key and what it may be.
 * Throws: `index-unreadable` when it is not YAML; `index-wrong` when a key is missing, unknown or of another form, or
 * names what is not there; `index-tree` when its parts do not form a tree.
 */
export function readIndex(content: string, where: string): IndexDefinition {
  const parsed = indexShape.safeParse(readYaml(content, where));
  if (!parsed.success) throw wrong(where, parsed.error.issues.map(tellIssue));
  const definition = parsed.data;
  const tree = createTree(definition.indicators, definition.tree);
  const faults = [
    ...unknownNames(definition),
    ...wrongPlaces(definition),
    ...impossible(definition),
    ...wrongLevels(definition, tree),
  ];
  if (faults.length > 0) throw wrong(where, faults);
  return definition;
}

function readYaml(content: string, where: string): unknown {
  try {
    return load(content, { schema: CORE_SCHEMA });
  } catch (cause) {
    throw new Problem("index-unreadable", `${where} is not valid YAML: mend its syntax.`, {
      where,
      cause,
    });
  }
}

function wrong(where: string, faults: readonly string[]): Problem {
  return new Problem("index-wrong", `${where} needs mending: ${faults.join("; ")}.`, { where });
}

/** One fault of form, with its key first. */
function tellIssue(issue: z.core.$ZodIssue): string {
  const key = issue.path.join(".") || "file";
  const missing = /expected (\w+), received undefined/.exec(issue.message);
  return `${key}: ${missing === null ? issue.message : `is missing: give a ${missing[1]}`}`;
}

function unknownNames(definition: IndexDefinition): string[] {
  const { indicators, denominators, data, imputation } = definition;
  const known = new Set(denominators.map((one) => one.id));
  const faults = indicators.flatMap(({ id, denominator }, at) =>
    denominator === undefined || known.has(denominator)
      ? []
      : [
          `indicators.${at}.denominator: ${id} is divided by ${denominator}, which is not in denominators`,
        ],
  );
  for (const [key, treatment] of treatmentsOf(definition)) {
    const excepted = "except" in treatment ? treatment.except : [];
    const strange = excepted.filter((id) => !indicators.some((one) => one.id === id));
    if (strange.length > 0)
      faults.push(`${key}.except: no indicator is called ${strange.join(", ")}`);
  }
  const named = Object.keys(definition.coverage.groups ?? {});
  const unknown = named.filter((id) => !definition.tree.some((one) => one.id === id));
  if (unknown.length > 0) faults.push(`coverage.groups: no group is called ${unknown.join(", ")}`);
  const group = "group" in imputation ? imputation.group : undefined;
  const groups = "groups" in data ? data.groups : [];
  if (group !== undefined && !groups.includes(group)) {
    faults.push(
      `imputation.group: ${group} is not among data.groups (${groups.join(", ") || "none"})`,
    );
  }
  return faults;
}

function treatmentsOf({ treatment, uncertainty }: IndexDefinition) {
  const over = uncertainty.method === "monte-carlo" ? (uncertainty.over.treatment ?? []) : [];
  return [
    ["treatment", treatment] as const,
    ...over.map((one, at) => [`uncertainty.over.treatment.${at}`, one] as const),
  ];
}

/** Sources that do not fit where the data are: columns belong to tables, series and the register to dossiers. */
function wrongPlaces({ indicators, denominators, data }: IndexDefinition): string[] {
  const isTable = "layout" in data;
  return [...indicators, ...denominators].flatMap(({ id, from }) => {
    if ("column" in from === isTable) return [];
    const should = isTable
      ? "{ column: … }"
      : "{ pairSeries | stateSeries | register | conflicts: … }";
    return [`${id}.from: with data of ${isTable ? "a table" : "pairs"} write ${should}`];
  });
}

/** Choices that cannot be carried out with what else the file says. */
function impossible(definition: IndexDefinition): string[] {
  const { years, data, indicators, uncertainty } = definition;
  const over = uncertainty.method === "monte-carlo" ? uncertainty.over : {};
  const imputations = [definition.imputation, ...(over.imputation ?? [])];
  const normalisations = [definition.normalisation, ...(over.normalisation ?? [])];
  const hasYears = years !== "one";
  const namesYear = "pairs" in data || data.year !== undefined;
  const faults: string[] = [];
  if (hasYears !== namesYear) {
    faults.push(
      hasYears
        ? "data.year: is missing: name the column of the year, or write years: one"
        : "years: the data have years: write { from, to, scaled: together | apart }",
    );
  }
  if (hasYears && years.from > years.to) faults.push("years: from is after to");
  if (!hasYears && imputations.some((one) => one.method === "last-known")) {
    faults.push("imputation: last-known needs years");
  }
  if (normalisations.some((one) => one.method === "distance-to-target")) {
    const without = indicators.filter((one) => one.target === undefined).map((one) => one.id);
    if (without.length > 0)
      faults.push(`target: distance-to-target needs one for ${without.join(", ")}`);
  }
  return faults;
}

function wrongLevels({ aggregation, uncertainty }: IndexDefinition, tree: IndexTree): string[] {
  const highest = tree.level[tree.nodes.length - 1] ?? 1;
  const over = uncertainty.method === "monte-carlo" ? uncertainty.over : {};
  const moved = over["weights-moved"]?.levels.filter((level) => level >= highest) ?? [];
  const faults = moved.map(
    (level) =>
      `uncertainty.over.weights-moved.levels: ${level} is not below the index, whose level is ${highest}`,
  );
  for (const one of [aggregation, ...(over.aggregation ?? [])]) {
    if (one.method === "by-level" && one.levels.length !== highest - 1) {
      faults.push(
        `aggregation.levels: give ${highest - 1} means, one for each level above the indicators`,
      );
    }
  }
  return faults;
}
