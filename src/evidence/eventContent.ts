import { type Dossier, parseCsv, readContent, readTable } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { Plover } from "./eventRow.ts";

/** What event codes and country codes mean, read from content. */
export interface EventContent {
  /** CAMEO code to PLOVER. */
  readonly plover: ReadonlyMap<string, Plover>;
  readonly cameo: ReadonlyMap<string, CameoCode>;
  /** Root of a WEIS code to its quad category. */
  readonly weis: ReadonlyMap<string, string>;
  readonly ploverTypes: ReadonlySet<string>;
  /** ISO3 codes of states. */
  readonly states: ReadonlySet<string>;
  /** Names of states in small letters to ISO3. */
  readonly names: ReadonlyMap<string, string>;
  /** CAMEO country codes that are not ISO3: to ISO3, or to "" for what is no state. */
  readonly cameoCountries: ReadonlyMap<string, string>;
}

/** What is known of one CAMEO code. */
export interface CameoCode {
  readonly quad: string | undefined;
  readonly scale: number | undefined;
}

const files = ["cameo.csv", "cameo_to_plover.csv", "plover.csv", "weis.csv"] as const;
const stateFiles = ["states.csv", "cameo_countries.csv"] as const;
const registerFile = "register/states.csv";

/** The texts that the reading of event data depends on, for a stage's `inputs`. */
export function eventContentTexts(dossier: Dossier): readonly string[] {
  const register = dossier.files.find((file) => file.path === registerFile);
  const content = [...files, ...stateFiles].map((name) => readContent(dossier, `events/${name}`));
  const { states, neighbours } = dossier.settings;
  return [...content, register?.sha256 ?? "", states.join(), neighbours.join()];
}

/**
 * Reads the content that event data are read by; the dossier's own states and content come first.
 *
 * Throws: `content-missing`, and `event-content` when a table of content is damaged.
 */
export function readEventContent(dossier: Dossier): EventContent {
  const table = (name: string): readonly Fields[] => readFields(dossier, name);
  const own = readTable(dossier, registerFile)?.records.map(({ fields }) => fields) ?? [];
  const states = table("states.csv");
  const named = [
    ...states.flatMap(({ iso3 = "", names = "" }) => names.split("; ").map((one) => [one, iso3])),
    ...own.map(({ iso3 = "", name_en: name = "" }) => [name, iso3]),
  ].filter(([name]) => name !== "");
  return {
    plover: new Map(
      table("cameo_to_plover.csv").map((row) => [row.cameo_code ?? "", ploverOf(row)]),
    ),
    cameo: new Map(table("cameo.csv").map((row) => [row.code ?? "", cameoOf(row)])),
    weis: new Map(table("weis.csv").map(({ root = "", quad = "" }) => [root, quad])),
    ploverTypes: new Set(table("plover.csv").map(({ type = "" }) => type)),
    states: new Set([
      ...states.map(({ iso3 = "" }) => iso3),
      ...own.map(({ iso3 = "" }) => iso3),
      ...dossier.settings.states,
      ...dossier.settings.neighbours,
    ]),
    names: new Map(named.map(([name = "", iso3 = ""]) => [name.toLowerCase(), iso3])),
    cameoCountries: new Map(
      table("cameo_countries.csv").map(({ code = "", iso3 = "" }) => [code, iso3]),
    ),
  };
}

type Fields = Readonly<Record<string, string>>;

function readFields(dossier: Dossier, name: string): readonly Fields[] {
  const path = `events/${name}`;
  const { records, refused } = parseCsv(Buffer.from(readContent(dossier, path)), path);
  if (refused === 0 && records.length > 0) return records.map(({ fields }) => fields);
  throw new Problem(
    "event-content",
    `content/${path} is no whole table: mend its rows, or take it out of the dossier.`,
    { where: path },
  );
}

function ploverOf(row: Fields): Plover {
  return {
    type: filled(row.plover_event_type),
    mode: filled(row.mode),
    context: filled(row.context),
  };
}

function cameoOf({ quad, scale }: Fields): CameoCode {
  const score = filled(scale);
  return { quad: filled(quad), scale: score === undefined ? undefined : Number(score) };
}

function filled(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
