import { CORE_SCHEMA, load } from "js-yaml";
import { scenarioIds, scenarioOf, wordsOf } from "../models/index.ts";
import { maxDossierBytes, maxEventFileBytes, maxFileBytes } from "../sources/index.ts";
import { bodyBounds } from "./body.ts";
import { longestText } from "./checkRoutes.ts";
import type { LimitTable } from "./contract.ts";
import { contentOf, type Desk } from "./desk.ts";
import { allowance } from "./limit.ts";
import type { LimitWords } from "./limitsWords.ts";
import { mostCells } from "./panelQuestion.ts";
import { mostRunning } from "./scenarioDraws.ts";

const ruleFiles = [
  "acts",
  "status",
  "delivery",
  "progress",
  "doctrines",
  "proposals",
  "claims",
  "position",
  "changes",
] as const;

/** The rules in force with their versions, and the tolerances by which claims are judged. */
export function limitsOfRules(desk: Desk, words: LimitWords): LimitTable[] {
  const contents = ruleFiles.map((name) => [name, parsed(desk, name)] as const);
  const files: LimitTable = {
    id: "rule-files",
    title: words.word("rule-files"),
    head: words.word("rule-files"),
    columns: [words.column("version")],
    rows: contents.map(([name, content]) => ({
      id: name,
      name: { label: words.word(`rule-${name}`) },
      cells: [{ text: `rules/${name}.yaml ${versionOf(content)}`.trim() }],
    })),
  };
  const claims = contents.find(([name]) => name === "claims")?.[1];
  const tolerances: LimitTable = {
    id: "tolerances",
    title: words.word("tolerances"),
    head: words.word("tolerances"),
    columns: [words.column("tolerance")],
    rows: numbered(claims).map(({ id, numbers }) => ({
      id,
      name: { text: id },
      cells: [{ text: numbers }],
    })),
  };
  return [files, tolerances];
}

function parsed(desk: Desk, name: string): unknown {
  return load(contentOf(desk, `rules/${name}.yaml`), { schema: CORE_SCHEMA });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function versionOf(content: unknown): string {
  const version = isRecord(content) ? content.version : undefined;
  return version === undefined ? "" : `v${String(version)}`;
}

interface Numbered {
  readonly id: string;
  readonly numbers: string;
}

/** Every rule of a file that has an id and numbers of its own, wherever it stands. */
function numbered(content: unknown): readonly Numbered[] {
  if (!isRecord(content)) return [];
  const { id } = content;
  const own = Object.entries(content)
    .filter(([, value]) => typeof value === "number")
    .map(([name, value]) => `${name} ${String(value)}`);
  const inside = Object.values(content).flatMap(numbered);
  return typeof id === "string" && own.length > 0
    ? [{ id, numbers: own.join(", ") }, ...inside]
    : inside;
}

/** What each model of the dossier's scenarios leaves out, in the model's own words. */
export function limitsOfModels(desk: Desk, words: LimitWords): LimitTable[] {
  const { dossier } = desk.opened;
  const first = new Map<string, string>();
  for (const id of scenarioIds(dossier)) {
    const { model } = scenarioOf(dossier, id);
    if (!first.has(model)) first.set(model, id);
  }
  return [...first].map(([model, scenario]) => ({
    id: model,
    title: words.word(`model-${model}`),
    head: words.word("simplification"),
    columns: [],
    rows: wordsOf(dossier, model).limits.map(({ id, text }) => ({
      id,
      name: { label: { ...text }, see: `/scenarios/${scenario}` },
      cells: [],
    })),
  }));
}

/** How large a thing may be and how much may be asked, from the program's own bounds. */
export function limitsOfSize(words: LimitWords): LimitTable[] {
  const bounds: readonly (readonly [string, number, "bytes"?])[] = [
    ["file-bytes", maxFileBytes, "bytes"],
    ["dossier-bytes", maxDossierBytes, "bytes"],
    ["event-file-bytes", maxEventFileBytes, "bytes"],
    ["body-bytes", bodyBounds.bytes, "bytes"],
    ["body-depth", bodyBounds.depth],
    ["text-characters", longestText],
    ["characters-minute", allowance.perMinute],
    ["panel-shown", mostCells.shown],
    ["panel-taken", mostCells.taken],
    ["draws-running", mostRunning],
  ];
  return [
    {
      id: "bounds",
      head: words.word("bound"),
      columns: [words.column("at-most")],
      rows: bounds.map(([id, value, unit]) => ({
        id,
        name: { label: words.word(id) },
        cells: [{ value, ...(unit !== undefined && { unit }) }],
      })),
    },
  ];
}
