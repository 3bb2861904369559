import { Problem } from "../terms/index.ts";

/** So many characters of context stand on each side of a quote. */
const contextLength = 32;

/**
 * Where a quote stands: its words, what stands around them, the place, and the file they are in.
 *
 * Shape: the selectors of the W3C Web Annotation Data Model; `start` and `end` count code points, as it
 * asks. `sha256` is that of the file's bytes.
 * Source: https://www.w3.org/TR/annotation-model/#selectors
 */
export interface Anchor {
  readonly quote: {
    readonly type: "TextQuoteSelector";
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
  };
  readonly position: {
    readonly type: "TextPositionSelector";
    readonly start: number;
    readonly end: number;
  };
  readonly sha256: string;
}

/**
 * Where a quote stands after an edit, in UTF-16 units of the new text.
 *
 * Shape: `exact` is the same words in the same place among the same words; `moved` the same words found
 * once, among the same words, elsewhere or with other line breaks; everything else is `lost`.
 */
export type Reanchored =
  | { readonly state: "exact" | "moved"; readonly start: number; readonly end: number }
  | { readonly state: "lost"; readonly start?: undefined; readonly end?: undefined };

/**
 * The anchor of a quote in a text.
 *
 * Throws: `quote-range` when the offsets name no stretch of the text, or cut a character in two.
 */
export function anchorQuote(text: string, start: number, end: number, sha256: string): Anchor {
  const isRange = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end;
  if (!isRange || end > text.length || cutsPair(text, start) || cutsPair(text, end)) {
    throw new Problem(
      "quote-range",
      `A quote cannot stand from ${start} to ${end} of ${text.length} units: give whole characters.`,
    );
  }
  const first = countPoints(text, 0, start);
  const exact = text.slice(start, end);
  return {
    quote: {
      type: "TextQuoteSelector",
      exact,
      prefix: lastPoints(text.slice(0, start), contextLength),
      suffix: firstPoints(text.slice(end), contextLength),
    },
    position: {
      type: "TextPositionSelector",
      start: first,
      end: first + countPoints(exact, 0, exact.length),
    },
    sha256,
  };
}

/** Finds a quote again in a text that may have been edited; it is never guessed. */
export function reanchor(anchor: Anchor, text: string): Reanchored {
  const { exact, prefix, suffix } = anchor.quote;
  const start = unitAt(text, anchor.position.start);
  const end = start + exact.length;
  const isSame =
    text.slice(start, end) === exact &&
    lastPoints(text.slice(Math.max(0, start - 2 * contextLength), start), contextLength) ===
      prefix &&
    firstPoints(text.slice(end, end + 2 * contextLength), contextLength) === suffix;
  if (isSame) return { state: "exact", start, end };
  return findMoved(anchor, text);
}

/**
 * The only place where the words stand among the same words, blanks counting alike whatever they are.
 *
 * Both sides have to agree in full: a look-alike shares the words and often one side. A side that is
 * short because the text began or ended there agrees only at a beginning or an end.
 */
function findMoved(anchor: Anchor, text: string): Reanchored {
  const { exact, prefix, suffix } = anchor.quote;
  const even = evenBlanks(text);
  const wanted = evenBlanks(prefix + exact + suffix);
  const atStart = countPoints(prefix, 0, prefix.length) < contextLength;
  const atEnd = countPoints(suffix, 0, suffix.length) < contextLength;
  let place: number | undefined;
  const next = (from: number): number => even.text.indexOf(wanted.text, from);
  for (let at = next(0); at >= 0; at = next(at + 1)) {
    if (atStart && at > 0) continue;
    if (atEnd && at + wanted.text.length < even.text.length) continue;
    if (place !== undefined) return { state: "lost" };
    place = at;
  }
  if (place === undefined) return { state: "lost" };
  const from = wanted.origin.findIndex((origin) => origin >= prefix.length);
  const to = wanted.origin.findIndex((origin) => origin >= prefix.length + exact.length);
  const start = even.origin[place + from];
  const last = even.origin[place + to - 1];
  if (start === undefined || last === undefined) return { state: "lost" };
  return { state: "moved", start, end: last + 1 };
}

/** A text with every run of blanks as one blank, and for each unit where it came from. */
function evenBlanks(text: string): { text: string; origin: number[] } {
  let even = "";
  const origin: number[] = [];
  let isBlank = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? "";
    const blank = /\s/u.test(unit);
    if (blank && isBlank) continue;
    even += blank ? " " : unit;
    origin.push(at);
    isBlank = blank;
  }
  origin.push(text.length);
  return { text: even, origin };
}

/** A quote as a Web Annotation, for other programs; ids are left to the caller. */
export interface Annotation {
  readonly id: string;
  /** Address or path of the document that is quoted. */
  readonly source: string;
  readonly anchor: Anchor;
  /** What is said of the quote, such as its code; texts only. */
  readonly bodies?: readonly {
    readonly value: string;
    readonly purpose: "classifying" | "tagging" | "commenting";
  }[];
}

/**
 * A quote as JSON-LD after the Web Annotation Data Model, with the checksum of the file it was taken from.
 *
 * Source: https://www.w3.org/TR/annotation-model/
 */
export function toAnnotation(annotation: Annotation): Readonly<Record<string, unknown>> {
  const { id, source, anchor, bodies = [] } = annotation;
  return {
    "@context": ["http://www.w3.org/ns/anno.jsonld", { schema: "https://schema.org/" }],
    id,
    type: "Annotation",
    motivation: bodies.length > 0 ? "classifying" : "highlighting",
    body: bodies.map(({ value, purpose }) => ({ type: "TextualBody", value, purpose })),
    target: {
      source,
      "schema:sha256": anchor.sha256,
      selector: [anchor.quote, anchor.position],
    },
  };
}

function cutsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) && at > 0;
}

function countPoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; count += 1) at += unitsAt(text, at);
  return count;
}

/** The UTF-16 offset of the nth code point; the end of the text when it has fewer. */
function unitAt(text: string, points: number): number {
  let at = 0;
  for (let count = 0; count < points && at < text.length; count += 1) at += unitsAt(text, at);
  return at;
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function firstPoints(text: string, count: number): string {
  return text.slice(0, unitAt(text, count));
}

function lastPoints(text: string, count: number): string {
  const near = text.slice(-2 * count);
  const points = Array.from(near);
  // A pair cut in two at the edge of `near` is beyond the points that are asked for.
  return points.slice(-count).join("");
}
