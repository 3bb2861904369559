import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Coding } from "../evidence/index.ts";
import { Problem } from "../terms/index.ts";
import {
  anchorQuote,
  parseAnnotation,
  type Reanchored,
  reanchor,
  toAnnotation,
} from "../texts/index.ts";

/** What became of a quote in the text of today. */
export type FoundAgain = { readonly id: string } & Reanchored;

/** The codings of a document as Web Annotations: other programs read them, and `findAgain` does. */
export function annotate(
  codings: readonly Coding[],
  text: string,
  sha256: string,
): readonly Readonly<Record<string, unknown>>[] {
  return codings.map(({ id, start, end, kind, direction, file, document }) =>
    toAnnotation({
      id: `urn:hamkor:${id}`,
      source: file ?? document,
      anchor: anchorQuote(text, start, end, sha256),
      bodies: [
        ...(direction === undefined ? [] : [{ value: direction, purpose: "classifying" as const }]),
        { value: kind, purpose: "tagging" },
      ],
    }),
  );
}

/**
 * Finds the quotes of annotations exported earlier in a text: exact, moved or lost, never guessed.
 *
 * Throws: `annotations-unreadable` when the file is no list of annotations with both selectors.
 */
export function findAgain(path: string, text: string): readonly FoundAgain[] {
  const annotations = parseAll(path);
  return annotations.map(({ id, anchor }) => ({ id, ...reanchor(anchor, text) }));
}

function parseAll(path: string): readonly NonNullable<ReturnType<typeof parseAnnotation>>[] {
  const where = basename(path);
  const wrong = (cause?: unknown): Problem =>
    new Problem(
      "annotations-unreadable",
      "The file is no list of annotations: make one with `hamkor read FILE --annotations`.",
      { where, cause },
    );
  let values: unknown;
  try {
    values = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw wrong(cause);
  }
  if (!Array.isArray(values)) throw wrong();
  return values.map((value) => {
    const parsed = parseAnnotation(value);
    if (parsed === undefined) throw wrong();
    return parsed;
  });
}
