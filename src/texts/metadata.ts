import { parse, YAMLError } from "yaml";
import type { Finding } from "../terms/index.ts";

/** What a document's front matter or sidecar says of it; nothing here is guessed. */
export interface Metadata {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly date?: string | undefined;
  readonly author?: string | undefined;
  /** Whose view it gives: a state's code, or another word the dossier uses. */
  readonly side?: string | undefined;
  readonly kind?: string | undefined;
  readonly licence?: string | undefined;
  readonly redistribute: "yes" | "no" | "unknown";
  readonly sources: readonly unknown[];
  readonly facts: readonly unknown[];
}

/** Where the front matter of a text stands: the marks included, and the YAML between them. */
export interface FrontMatter {
  readonly end: number;
  readonly yaml: string;
}

const longestFrontMatter = 64 * 1024;
const keys = ["id", "title", "language", "date", "author", "side", "kind", "licence"] as const;

/** The front matter at the head of a text: YAML between two lines of three hyphens. */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm;
  closing.lastIndex = start;
  const match = closing.exec(text.slice(0, longestFrontMatter));
  if (match === null) return undefined;
  const yaml = text.slice(start, match.index);
  const isMapping = yaml.trim() === "" || /^[\w"'-]+[ \t]*:(?:\s|$)/m.test(yaml);
  return isMapping ? { end: match.index + match[0].length, yaml } : undefined;
}

/**
 * Reads YAML that describes a document; bad YAML is a finding, and the document is read all the same.
 *
 * Shape: YAML 1.2 core schema, no custom tags, few aliases; keys that Hamkor does not know are kept.
 */
export function parseYaml(
  yaml: string,
  file: string,
): { readonly values: Readonly<Record<string, unknown>>; readonly findings: readonly Finding[] } {
  try {
    const value: unknown = parse(yaml, { schema: "core", maxAliasCount: 20, logLevel: "error" });
    if (value === null || value === undefined) return { values: {}, findings: [] };
    if (typeof value === "object" && !Array.isArray(value)) {
      return { values: Object.fromEntries(Object.entries(value)), findings: [] };
    }
    return { values: {}, findings: [unreadable(file, undefined)] };
  } catch (error) {
    if (!(error instanceof YAMLError || error instanceof ReferenceError)) throw error;
    const line = error instanceof YAMLError ? error.linePos?.[0].line : undefined;
    return { values: {}, findings: [unreadable(file, line)] };
  }
}

/** What a document is, from the tables that describe it: later ones complete earlier ones. */
export function readMetadata(...tables: readonly Readonly<Record<string, unknown>>[]): Metadata {
  const merged: Record<string, unknown> = {};
  for (const table of tables) {
    for (const [key, value] of Object.entries(table)) merged[key] ??= value;
  }
  const texts = Object.fromEntries(keys.map((key) => [key, asText(merged[key])]));
  return {
    ...texts,
    redistribute: asConsent(merged.redistribute),
    sources: asList(merged.sources),
    facts: asList(merged.facts),
  };
}

/** Names of the keys that hold something else than they should, for a finding. */
export function oddKeys(values: Readonly<Record<string, unknown>>): readonly string[] {
  return keys.filter((key) => values[key] !== undefined && asText(values[key]) === undefined);
}

function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return undefined;
}

/** YAML 1.1 writers mean `yes` by true; anything unclear is unknown, and unknown is never published. */
function asConsent(value: unknown): Metadata["redistribute"] {
  if (value === true || value === "yes") return "yes";
  return value === false || value === "no" ? "no" : "unknown";
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function unreadable(file: string, line: number | undefined): Finding {
  const where = line === undefined ? "" : ` at line ${line} of it`;
  return {
    code: "metadata-unreadable",
    severity: "warning",
    message: `What describes this document is not a YAML table${where}; the document was read without it.`,
    remedy: "Write one `key: value` a line, and quotation marks around values with a colon.",
    file,
  };
}
