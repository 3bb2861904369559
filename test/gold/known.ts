import { readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";

const root = new URL("../../", import.meta.url);
const book = z.object({ codes: z.array(z.object({ id: z.string() })) });

/** The ids of one codebook of the program. */
export function codesOf(name: string): ReadonlySet<string> {
  const text = readFileSync(new URL(`content/codebook/${name}.yaml`, root), "utf8");
  const { codes } = book.parse(load(text, { schema: CORE_SCHEMA }));
  return new Set(codes.map((code) => code.id));
}

/** Ids that may act: states of the register, codes of officials, groups and organisations, and the region itself. */
export function actorIds(): ReadonlySet<string> {
  const states = lines("dossiers/central-asia/register/states.csv").map((line) => line.slice(0, 3));
  return new Set([...states, "region", ...codesOf("actors"), ...codesOf("organisations")]);
}

/** Ids of what a sentence may name: agreements, projects, rivers and waters. */
export function mentionIds(): ReadonlySet<string> {
  return new Set(["agreements", "projects", "rivers"].flatMap((name) => [...codesOf(name)]));
}

/** The units of amounts: those of the numbers of every language, plain counts and spans of time. */
export function unitIds(): ReadonlySet<string> {
  const units = z.object({ units: z.record(z.string(), z.unknown()) });
  const files = ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"].map((name) =>
    readFileSync(new URL(`content/language/numbers/${name}.yaml`, root), "utf8"),
  );
  const named = files.flatMap((text) =>
    Object.keys(units.parse(load(text, { schema: CORE_SCHEMA })).units),
  );
  return new Set([...named, "count", "hours", "days", "weeks", "months", "years"]);
}

/** The event types of the ontology, the modes of each, and the contexts. */
export interface EventWords {
  readonly types: ReadonlySet<string>;
  /** As `TYPE mode`. */
  readonly modes: ReadonlySet<string>;
  readonly contexts: ReadonlySet<string>;
}

/** The words of PLOVER 2.0 that events are coded with. */
export function eventWords(): EventWords {
  const rows = lines("content/events/plover.csv").map((line) => line.split(","));
  const of = (kind: string) => rows.filter((row) => row[0] === kind);
  return {
    types: new Set(of("event_type").map((row) => row[1] ?? "")),
    modes: new Set(of("mode").map((row) => `${row[1]} ${row[2]}`)),
    contexts: new Set(of("context").map((row) => row[2] ?? "")),
  };
}

/** The text of a note of the dossier, blanks made one; missing where there is no such note. */
export function noteText(name: string): string | undefined {
  try {
    const file = new URL(`dossiers/central-asia/documents/${name}.md`, root);
    return oneBlank(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** A text whose blanks and line ends are single blanks. */
export function oneBlank(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** The lines of a file after its first. */
function lines(path: string): readonly string[] {
  const all = readFileSync(new URL(path, root), "utf8").split(/\r?\n/);
  return all.slice(1).filter((line) => line !== "");
}
