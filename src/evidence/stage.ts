import { type Dossier, readContent } from "../sources/index.ts";
import { digest, type RowOf, type Stage, type Workbench } from "../store/index.ts";
import { document, passage } from "../texts/index.ts";
import { type CodebookText, loadCodebooks } from "./codebook.ts";
import { codeDocument } from "./codeDocument.ts";
import type { Coder, Coding } from "./coder.ts";
import { type CompiledCodebooks, compileCodebooks } from "./compile.ts";
import { packageCodebooks, packageGrammar } from "./content.ts";
import { loadGrammars } from "./grammar.ts";
import { createRuleCoder } from "./rules.ts";
import { coding, mention } from "./table.ts";

type DocumentRow = RowOf<typeof document>;

/** Codes the passages of the dossier's documents: only of those that are new or changed. */
export const evidenceStage: Stage<Dossier> = {
  name: "evidence",
  reads: [document, passage],
  writes: [coding, mention],
  unitColumn: { coding: "document", mention: "document" },
  inputs: (dossier) => digest(contentOf(dossier).map(({ id, text }) => `${id}\n${text}`)),
  unitInputs: (dossier) => digest(contentOf(dossier).map(({ id, text }) => `${id}\n${text}`)),
  units: async (_dossier, reader) => {
    const documents = await reader.rows(document);
    return documents.map((one) => ({ id: one.id, key: documentKey(one) }));
  },
  run: async (work, dossier, units) => {
    const { coder, codebooks } = codersOf(dossier);
    const documents = new Map((await work.rows(document)).map((one) => [one.id, one]));
    for (const [index, unit] of units.entries()) {
      const one = documents.get(unit.id);
      if (one !== undefined) await codeOne(work, one, coder, codebooks);
      work.progress(index + 1, units.length);
    }
  },
};

/** Codebooks that belong to no region: they are used whether the settings name them or not. */
const everywhere = [
  "kinds",
  "strategies",
  "events",
  "modality",
  "negation",
  "speech",
  "references",
  "days",
  "spans",
];

/**
 * The codebooks of a dossier: those that its settings name, its own before the program's, and those that
 * belong to no region; all of the program's when the settings name none.
 *
 * Throws: `content-missing` when a codebook that is named is nowhere.
 */
export function codebookTexts(dossier: Dossier): readonly CodebookText[] {
  const { codebooks } = dossier.settings;
  if (codebooks.length === 0) return packageCodebooks();
  const names = [...new Set([...codebooks, ...everywhere])];
  return names.map((id) => ({ id, text: readContent(dossier, `codebook/${id}.yaml`) }));
}

function contentOf(dossier: Dossier): readonly CodebookText[] {
  return [...codebookTexts(dossier), packageGrammar()];
}

interface Coders {
  readonly coder: Coder;
  readonly codebooks: CompiledCodebooks;
}

/** Compiled once a process for the same content: watching a dossier codes again and again. */
let last: { readonly key: string; readonly coders: Coders } | undefined;

/**
 * The rule coder of a dossier, with its codebooks compiled.
 *
 * Throws: as `loadCodebooks`.
 */
export function codersOf(dossier: Dossier): Coders {
  const texts = codebookTexts(dossier);
  const key = digest(texts.map(({ id, text }) => `${id}\n${text}`));
  if (last?.key === key) return last.coders;
  const codebooks = compileCodebooks(loadCodebooks(texts));
  const coder = createRuleCoder(codebooks, loadGrammars(packageGrammar()));
  last = { key, coders: { coder, codebooks } };
  return last.coders;
}

/** All of a document's row that a coding rests on. */
function documentKey(one: DocumentRow): string {
  return digest([
    one.id,
    one.file,
    one.sha256,
    one.title,
    one.date ?? "",
    one.languages.join(),
    one.side ?? "",
  ]);
}

async function codeOne(
  work: Workbench,
  one: DocumentRow,
  coder: Coder,
  codebooks: CompiledCodebooks,
): Promise<void> {
  const passages = await work.rows(passage, {
    where: { document: one.id },
    orderBy: ["number"],
  });
  const context = {
    document: one.id,
    title: one.title,
    language: one.languages[0],
    date: one.date,
    side: one.side,
    file: one.file,
  };
  const languages = new Map(passages.map((row) => [row.id, row.language]));
  const codings = codeDocument(passages, context, coder, codebooks);
  await work.write(
    coding,
    codings.map((found) => codingRow(found, one.file, languages.get(found.passage) ?? "unknown")),
  );
  await work.write(mention, mentionRows(codings, one.file, codebooks));
}

function codingRow(found: Coding, file: string, language: string): RowOf<typeof coding> {
  const codes = [...new Set(found.mentions.map((one) => one.id))].sort();
  return { ...found, file, language, codes };
}

function mentionRows(
  codings: readonly Coding[],
  file: string,
  codebooks: CompiledCodebooks,
): readonly RowOf<typeof mention>[] {
  const rows = new Map<string, RowOf<typeof mention>>();
  for (const { document: id, passage: under, mentions } of codings) {
    for (const { id: code, type, start, end, quote } of mentions) {
      const register = codebooks.code(type, code)?.register;
      const row = { document: id, passage: under, code, type, register, start, end, quote, file };
      rows.set(`${start}|${end}|${code}`, row);
    }
  }
  return [...rows.values()];
}
