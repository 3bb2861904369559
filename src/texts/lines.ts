/** A line of a text that is not blank, without the blanks around it. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Blanks before and after it on its own line. */
  readonly indent: number;
  readonly tail: number;
  /** Blank lines above it. */
  readonly above: number;
}

/** How the lines of a text are set, found from the text as a whole. */
export interface Setting {
  /** Fewer blank lines than this between two lines part nothing: 2 in a text that is double spaced. */
  readonly parting: number;
  /** Whether paragraphs are broken into lines of a width. */
  readonly isWrapped: boolean;
  /** Usual length of a full line. */
  readonly width: number;
  readonly indent: number;
  readonly tail: number;
}

/** The lines of a stretch of text that are not blank. */
export function textLines(text: string, from = 0, to = text.length): readonly TextLine[] {
  const found: TextLine[] = [];
  let above = 0;
  for (let start = from; start < to; ) {
    const next = nextBreak(text, start, to);
    const line = text.slice(start, next.at);
    const trimmed = line.trim();
    if (trimmed === "") above += 1;
    else {
      const indent = line.length - line.trimStart().length;
      const first = start + indent;
      const end = first + trimmed.length;
      found.push({ start: first, end, text: trimmed, indent, tail: next.at - end, above });
      above = 0;
    }
    start = next.after;
  }
  return found;
}

function nextBreak(text: string, start: number, to: number): { at: number; after: number } {
  for (let at = start; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0d && text.charCodeAt(at + 1) === 0x0a) return { at, after: at + 2 };
    if (unit === 0x0a || unit === 0x0d || unit === 0x0c || unit === 0x2028 || unit === 0x2029) {
      return { at, after: at + 1 };
    }
  }
  return { at: to, after: to };
}

/** How a text is set: double spaced or not, broken into lines or not, and how wide. */
export function findSetting(lines: readonly TextLine[]): Setting {
  const pairs = lines.slice(1).map((line, i) => ({ before: lines[i], line }));
  const goingOn = pairs.filter(
    ({ before, line }) => before !== undefined && isCarriedOn(before, line),
  );
  const spaced = goingOn.filter(({ line }) => line.above === 1).length;
  const singles = pairs.filter(({ line }) => line.above === 1).length;
  const isDouble = spaced >= 2 && spaced >= goingOn.length * 0.5 && spaced >= singles * 0.15;
  const parting = isDouble ? 2 : 1;
  const close = pairs.filter(({ line }) => line.above < parting).length;
  const full = goingOn.filter(({ line }) => line.above < parting);
  return {
    parting,
    isWrapped: full.length > 0 && full.length >= close * 0.2,
    width: middle(full.map(({ before }) => before?.text.length ?? 0)),
    indent: middle(lines.map((line) => line.indent)),
    tail: middle(lines.map((line) => line.tail)),
  };
}

/** Whether a line surely carries on a sentence of the line before. */
function isCarriedOn(before: TextLine, line: TextLine): boolean {
  return !endsWhole(before.text) && beginsSmall(line.text);
}

/** Whether a line ends as sentences and introductions do. */
export function endsWhole(text: string): boolean {
  return /[.!?…:;][\])}”»"'’*_]*$/u.test(text);
}

/** Whether a line begins in the midst of a sentence: with a small letter or what closes a bracket. */
export function beginsSmall(text: string): boolean {
  return (
    /^[“„«"'(*_[]*\p{Ll}/u.test(text) || /^(?:[)\],.;:!?»”]|\d{1,4}(?:[-–]\d{1,4})?\])/u.test(text)
  );
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
