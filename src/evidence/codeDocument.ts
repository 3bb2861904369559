import { type Language, languages } from "../terms/index.ts";
import type { Coder, Coding, DocumentContext } from "./coder.ts";
import type { CompiledCodebooks } from "./compile.ts";
import { readSections } from "./sections.ts";

/** A passage as the texts room cuts it, or as a row of its table. */
export interface PassageOfDocument {
  readonly id: string;
  readonly start: number;
  readonly text: string;
  readonly language: string;
  readonly kind: string;
  /** Passage id of the heading under which it stands. */
  readonly section?: string | undefined;
}

/**
 * The codings of a whole document, passage by passage, with what its headings lend to what stands under them.
 *
 * Shape: in the order of the text; ids differ even where the same words were coded twice by the same rule.
 */
export function codeDocument(
  passages: readonly PassageOfDocument[],
  context: Omit<DocumentContext, "section" | "language"> & {
    readonly language?: string | undefined;
  },
  coder: Coder,
  codebooks: CompiledCodebooks,
): readonly Coding[] {
  const read = passages.map((one) => ({ ...one, language: languageOf(one.language) }));
  const sections = readSections(read, codebooks);
  const language = context.language === undefined ? undefined : languageOf(context.language);
  return read.flatMap((one, i) => coder.code(one, { ...context, language, section: sections[i] }));
}

function languageOf(tag: string): Language {
  return languages.find((language) => language === tag) ?? "unknown";
}
