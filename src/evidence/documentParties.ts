import type { Language } from "../terms/index.ts";
import type { PassageIn } from "./coder.ts";
import type { CompiledCodebooks, Named } from "./compile.ts";

/** What of a document says who its parties are. */
export interface DocumentHead {
  readonly title?: string | undefined;
  /** Language of the title. */
  readonly language: Language;
  /** Whose view it gives: codes of states, as its front matter says. */
  readonly side?: string | undefined;
  readonly passages: readonly PassageIn[];
}

/** A treaty names its parties in its first passages. */
const preamble = 8;

/** More states than these in a title are no parties that “the two states” could be. */
const mostParties = 6;

/**
 * Who “the Parties” and “the two states” are in a document, by their ISO3 codes.
 *
 * Shape: the sides that it states, or a side with the one other state of its title; else the states of the first
 * passage that calls its states the parties; else those that the title names.
 * Missing: none when fewer than two are found.
 */
export function findDocumentParties(
  head: DocumentHead,
  codebooks: CompiledCodebooks,
): readonly string[] | undefined {
  const { title = "", language, side = "", passages } = head;
  const sides = statesOfSide(side, codebooks);
  if (sides.length > 1) return sides;
  const titled = statesIn(codebooks.find(title, language));
  const withSide = [...new Set([...sides, ...titled])];
  if (sides.length === 1 && withSide.length === 2) return withSide;
  const called = partiesOfPreamble(passages.slice(0, preamble), codebooks);
  if (called !== undefined) return called;
  return titled.length > 1 && titled.length <= mostParties ? titled : undefined;
}

function partiesOfPreamble(
  passages: readonly PassageIn[],
  codebooks: CompiledCodebooks,
): readonly string[] | undefined {
  for (const { text, language, kind } of passages) {
    if (kind === "heading") continue;
    const named = codebooks.find(text, language);
    const calls = named.some((one) => one.type === "reference" && one.code.id === "parties");
    const states = calls ? statesIn(named) : [];
    if (states.length > 1) return states;
  }
  return undefined;
}

/** States by name or adjective, and those whose officials are named; capitals are places. */
function statesIn(named: readonly Named[]): readonly string[] {
  const ids = named
    .filter((one) => (one.type === "state" && one.group.as !== "capital") || one.code.office)
    .flatMap((one) => one.code.iso3 ?? []);
  return [...new Set(ids)];
}

function statesOfSide(side: string, codebooks: CompiledCodebooks): readonly string[] {
  const known = new Set(codebooks.codes("state").map((one) => one.iso3));
  const codes = side.split(/[^A-Za-z]+/).filter((one) => known.has(one));
  return [...new Set(codes)];
}
