import { type Language, languages } from "../terms/index.ts";
import type { Coder, Coding, DocumentContext } from "./coder.ts";
import type { CompiledCodebooks } from "./compile.ts";
import { findDocumentParties } from "./documentParties.ts";
import { followActors, knownBefore } from "./followActors.ts";
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

/** What is known of a document beside its passages; `side` as its front matter has it. */
export type DocumentFacts = Omit<DocumentContext, "section" | "language" | "pair" | "before"> & {
  readonly language?: string | undefined;
  readonly side?: string | undefined;
};

/**
 * The codings of a whole document, passage by passage, with what its headings lend to what stands under them.
 *
 * Shape: in the order of the text; ids differ even where the same words were coded twice by the same rule. Who “the
 * Parties” and “they” are is carried from passage to passage: pronouns to the next heading, the parties throughout.
 */
export function codeDocument(
  passages: readonly PassageOfDocument[],
  facts: DocumentFacts,
  coder: Coder,
  codebooks: CompiledCodebooks,
): readonly Coding[] {
  const read = passages.map((one) => ({ ...one, language: languageOf(one.language) }));
  const sections = readSections(read, codebooks);
  const { side, ...rest } = facts;
  const language = facts.language === undefined ? undefined : languageOf(facts.language);
  const head = { title: facts.title, language: language ?? read[0]?.language ?? "unknown", side };
  const parties = facts.parties ?? findDocumentParties({ ...head, passages: read }, codebooks);
  const context = { ...rest, language, parties };
  let known = knownBefore(context);
  const found: Coding[] = [];
  read.forEach((one, i) => {
    if (one.kind === "heading") known = { ...known, last: [] };
    const { parties: pair, last: before } = known;
    const codings = coder.code(one, { ...context, section: sections[i], pair, before });
    for (const coding of codings) found.push(coding);
    // A cell of a table is no sentence that the next one could go on from.
    if (one.kind !== "table" && one.kind !== "heading") known = codings.reduce(followActors, known);
  });
  return found;
}

function languageOf(tag: string): Language {
  return languages.find((language) => language === tag) ?? "unknown";
}
