import { type Dossier, readTable } from "../sources/index.ts";
import type { RowOf } from "../store/index.ts";
import type { Finding, ReadLanguage } from "../terms/index.ts";
import type { term } from "./table.ts";

/** An entry of the glossary. */
export type Term = RowOf<typeof term>;

/** Where the glossary lies in a dossier. */
export const glossaryFile = "glossary/glossary.csv";

/** The columns of an entry's forms with their languages. */
export const termLanguages: readonly (readonly [
  "en" | "uz_latn" | "uz_cyrl" | "ru" | "kk",
  ReadLanguage,
])[] = [
  ["uz_latn", "uz-Latn"],
  ["uz_cyrl", "uz-Cyrl"],
  ["kk", "kk"],
  ["ru", "ru"],
  ["en", "en"],
];

/** The entries of a dossier's glossary; rows without an id or without a form are refused with a finding. */
export function readGlossary(dossier: Dossier): {
  readonly terms: readonly Term[];
  readonly findings: readonly Finding[];
} {
  const terms: Term[] = [];
  const findings: Finding[] = [];
  const known = new Set<string>();
  for (const { row, fields } of readTable(dossier, glossaryFile)?.records ?? []) {
    const id = fields.id?.trim() ?? "";
    const forms = termLanguages.map(([name]) => [name, formOf(fields, name)] as const);
    const problem = problemOf(
      id,
      known,
      forms.some(([, form]) => form !== undefined),
    );
    if (problem !== undefined) {
      findings.push({ ...problem, severity: "error", file: glossaryFile, row });
      continue;
    }
    known.add(id);
    const source = fields.source_title?.trim();
    terms.push({
      id,
      category: fields.category?.trim() ?? "",
      ...Object.fromEntries(forms),
      file: glossaryFile,
      row,
      source: source === "" ? undefined : source,
    });
  }
  return { terms, findings };
}

function formOf(fields: Readonly<Record<string, string>>, name: string): string | undefined {
  const form = (fields[`term_${name}`] ?? fields[name])?.trim();
  return form === "" ? undefined : form;
}

function problemOf(
  id: string,
  known: ReadonlySet<string>,
  hasForm: boolean,
): Pick<Finding, "code" | "message" | "remedy"> | undefined {
  if (id === "" || known.has(id)) {
    return {
      code: "term-id",
      message: id === "" ? "This entry has no id." : `Another entry has the id ${id} already.`,
      remedy: "Give each entry an id of its own.",
    };
  }
  if (hasForm) return undefined;
  return {
    code: "term-empty",
    message: "This entry has no form in any language.",
    remedy: "Fill in at least one language.",
  };
}

/** One way to write a term. */
export interface Spelling {
  readonly text: string;
  readonly language: ReadLanguage;
}

/**
 * Every way in which a term is written, without the explanations in brackets.
 *
 * Shape: forms in one cell are parted by a semicolon or by a slash between blanks.
 */
export function spellingsOf(entry: Term): readonly Spelling[] {
  return termLanguages.flatMap(([name, language]) =>
    (entry[name] ?? "")
      .split(/;|\s\/\s/)
      .map((form) =>
        form
          .replace(/\([^)]*\)/g, " ")
          .replace(/\s+/gu, " ")
          .trim(),
      )
      .filter((form) => form !== "")
      .map((form) => ({ text: form, language })),
  );
}
