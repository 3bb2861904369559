import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify as toCsv } from "csv-stringify/sync";
import { stringify as toYaml } from "yaml";
import { isPartialDate, Problem } from "../terms/index.ts";
import { parseCsv } from "./csv.ts";
import { parseSettings } from "./settings.ts";

/** What a new dossier is made from. */
export interface NewDossier {
  readonly folder: string;
  /** A dossier whose table schemas, frame and list of the world's states serve as the pattern. */
  readonly template: string;
  readonly states: readonly string[];
  readonly title: string;
  readonly day: string;
}

/** Tables that every dossier begins with, empty but for their header. */
const emptyTables = /^(register|glossary)\/|^indicators\/(series|trade_turnover)\.csv$/;
const statesTable = "register/states.csv";

/**
 * Makes an empty dossier: settings, a data package that describes every table, and the tables' headers.
 *
 * Shape: the files made, relative to the folder. Throws: `states-wanted` when there are not two different
 * states that the pattern's list knows, `date-unreadable` for a day that is none.
 */
export function createDossier(options: NewDossier): readonly string[] {
  const states = readFileSync(join(options.template, statesTable));
  checkStates(options.states, states);
  if (options.day.length !== 10 || !isPartialDate(options.day)) {
    throw new Problem("date-unreadable", "The day must be YYYY-MM-DD.");
  }
  const resources = patternResources(options.template);
  const files = new Map<string, string>([
    ["dossier.yaml", settingsOf(options)],
    ["datapackage.json", packageOf(options, resources)],
    ["documents/README.txt", "Put documents here, or use: hamkor add FILE\n"],
    ["decisions/README.txt", "What people decide about machine codings is kept here.\n"],
    ["decisions/.gitattributes", "*.csv merge=union\n"],
  ]);
  for (const { path, schema } of resources) {
    files.set(path, `${schema.fields.map((field) => field.name).join(",")}\n`);
  }
  files.set(statesTable, statesOf(options.states, states));
  for (const [path, content] of files) write(options.folder, path, content);
  return [...files.keys()].sort();
}

interface PatternResource {
  readonly path: string;
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
}

function patternResources(template: string): readonly PatternResource[] {
  const parsed = JSON.parse(readFileSync(join(template, "datapackage.json"), "utf8")) as {
    readonly resources: readonly PatternResource[];
  };
  return parsed.resources.filter(({ path }) => emptyTables.test(path));
}

function settingsOf({ folder, template, states, title, day }: NewDossier): string {
  const pattern = parseSettings(readFileSync(join(template, "dossier.yaml"), "utf8"));
  const id =
    folder
      .replace(/[\\/]+$/, "")
      .split(/[\\/]/)
      .at(-1) ?? "dossier";
  return toYaml({
    id:
      id
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^[^a-z]+|-+$/g, "") || "dossier",
    title: { en: title },
    states,
    focus: states.slice(0, 2),
    frame: pattern.frame,
    languages: pattern.languages,
    period: { from: 1991, to: Number(day.slice(0, 4)) },
    asOf: day,
    boundaryPolicy: pattern.boundaryPolicy,
    codebooks: pattern.codebooks,
  });
}

function packageOf({ title }: NewDossier, resources: readonly PatternResource[]): string {
  const own = resources.map((resource) => ({
    ...resource,
    sources: [],
    licenses: [],
    redistribute: "unknown",
  }));
  const $schema = "https://datapackage.org/profiles/2.0/datapackage.json";
  return `${JSON.stringify({ $schema, name: "dossier", title, resources: own }, undefined, 2)}\n`;
}

function checkStates(states: readonly string[], table: Uint8Array): void {
  const known = new Set(parseCsv(table, statesTable).records.map((record) => record.fields.iso3));
  const strange = states.filter((code) => !known.has(code));
  if (new Set(states).size < 2 || strange.length > 0) {
    const which = strange.length > 0 ? ` Not known: ${strange.join(", ").slice(0, 60)}.` : "";
    throw new Problem(
      "states-wanted",
      `Name at least two different states by ISO3 code, as in --states AAA,BBB.${which}`,
    );
  }
}

function statesOf(states: readonly string[], table: Uint8Array): string {
  const { header, records } = parseCsv(table, statesTable);
  const rows = records.map(({ fields }) => {
    const role = states.includes(fields.iso3 ?? "") ? "region" : "other";
    return header.map((name) => (name === "role" ? role : fields[name]));
  });
  return toCsv([header, ...rows]);
}

function write(folder: string, path: string, content: string): void {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content, { flag: "wx" });
}
