import { detect, type Span, sentences } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import { countLetters } from "./letterCounts.ts";
import type { Piece } from "./paragraphs.ts";

/** Fewer letters than this say too little of their language to cut a paragraph by. */
const tellingLetters = 60;

/** How sure of both languages one must be to cut between them. */
const sure = 0.95;

interface Run {
  readonly start: number;
  readonly end: number;
  readonly language: Language;
}

/** A paragraph cut where its language changes from one sentence to the next; mostly the paragraph itself. */
export function splitTongues(text: string, piece: Piece): readonly Piece[] {
  const content = text.slice(piece.start, piece.end);
  if (countLetters(content) < 2 * tellingLetters) return [piece];
  const spans = sentences(content);
  if (spans.length < 2) return [piece];
  const runs = findRuns(content, spans);
  if (runs.length < 2) return [piece];
  return runs.map((run, i) => {
    const next = runs[i + 1]?.start ?? content.length;
    const end = run.start + content.slice(run.start, next).trimEnd().length;
    return { ...piece, start: piece.start + run.start, end: piece.start + end };
  });
}

/** Stretches of sentences in one language, each long and sure enough to stand for itself. */
function findRuns(content: string, spans: readonly Span[]): readonly Run[] {
  const runs: { start: number; end: number; language: Language }[] = [];
  let last: (typeof runs)[number] | undefined;
  for (const { start, end } of spans) {
    const sentence = content.slice(start, end);
    const { language, confidence } = detect(sentence);
    // What goes on in the language before it need not be sure of it.
    const goesOn = last?.language === language;
    if (last !== undefined && (goesOn || !isTelling(sentence, confidence))) last.end = end;
    else {
      last = { start, end, language };
      runs.push(last);
    }
  }
  const kept: Run[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    if (last === undefined || isOther(content, last, run)) kept.push(run);
    else kept[kept.length - 1] = { ...last, end: run.end };
  }
  return kept;
}

function isTelling(sentence: string, confidence: number): boolean {
  return confidence >= sure && countLetters(sentence) >= 20;
}

function isOther(content: string, one: Run, other: Run): boolean {
  const a = content.slice(one.start, one.end);
  const b = content.slice(other.start, other.end);
  if (countLetters(a) < tellingLetters || countLetters(b) < tellingLetters) return false;
  const [first, second] = [detect(a), detect(b)];
  return (
    first.language !== second.language && first.confidence >= sure && second.confidence >= sure
  );
}
