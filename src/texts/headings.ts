import { foldText, sentences } from "../language/index.ts";
import { labelLength } from "./labels.ts";
import type { Piece } from "./paragraphs.ts";

/** Longer than this is no heading, whatever its number. */
const longestHeading = 220;
const mostWords = 20;

/**
 * A piece with the heading that runs into it cut off: “1. Place. The country …” or “Abstract: …”.
 *
 * Shape: one piece as it was, or the heading and the rest.
 */
export function splitHeading(
  text: string,
  piece: Piece,
  next: Piece | undefined,
): readonly Piece[] {
  if (piece.kind !== "paragraph" && piece.kind !== "list") return [piece];
  const content = text.slice(piece.start, Math.min(piece.end, piece.start + 2 * longestHeading));
  const label = labelLength(content);
  if (label > 0) return cutAt(text, piece, label, 1);
  const numbered = numberedHeading(content);
  if (numbered === undefined) return [piece];
  const isAlone = piece.start + numbered.length >= piece.end;
  if (isAlone && (next === undefined || next.kind === "list")) return [piece];
  return cutAt(text, piece, numbered.length, numbered.level);
}

function cutAt(text: string, piece: Piece, length: number, level: number): Piece[] {
  const end = piece.start + length;
  const heading: Piece = { start: piece.start, end, kind: "heading", level };
  const rest = text.slice(end, piece.end);
  const start = end + (rest.length - rest.trimStart().length);
  return start < piece.end ? [heading, { start, end: piece.end, kind: "paragraph" }] : [heading];
}

/** The numbered heading at the head of a paragraph: a number, few words that assert nothing, a full stop. */
function numberedHeading(content: string): { length: number; level: number } | undefined {
  const number = /^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]\s+(?=[“«"„]?\p{Lu})/u.exec(content);
  if (number?.[1] === undefined) return undefined;
  const rest = content.slice(number[0].length);
  const first = sentences(rest)[0];
  if (first === undefined || first.start > 0) return undefined;
  const title = rest.slice(0, first.end);
  if (!title.endsWith(".") || title.length > longestHeading) return undefined;
  if (title.split(/\s+/).length > mostWords || asserts(title)) return undefined;
  return { length: number[0].length + first.end, level: 1 + number[1].split(".").length };
}

/** Words and endings that make a sentence of a numbered point, so that it is no heading. */
const verbs =
  /(?:^|\s)(?:shall|will|is|are|was|were|has|have|had|must|should|may|can|agrees?d?|будет|будут|должн\p{L}+|обязу\p{L}+|явля\p{L}+|мож\p{L}т|могут|имеет|имеют|болады|тиіс|керек|kerak|lozim|mumkin|зарур|керак|лозим|мумкин|\p{L}+(?:adi|ydi|aydi|moqda|dilar|ladilar|ади|йди|моқда|дилар|ады|еді|йды|йді))[.!?]?$/u;
const assertingWords =
  /(?:^|\s)(?:shall|will|is|are|was|were|has|have|had|must|should|будет|будут|обязу\p{L}+|явля\p{L}+)(?=\s)/u;

function asserts(title: string): boolean {
  const folded = foldText(title).replace(/\s+/gu, " ");
  return verbs.test(folded) || assertingWords.test(folded);
}
