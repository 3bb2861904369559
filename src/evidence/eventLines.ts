/** Some lines of a file: the number of the first, and each line; undefined for one that is too long to be read. */
export interface LineBatch {
  readonly row: number;
  readonly lines: readonly (string | undefined)[];
  /** Bytes of the file up to the end of the batch. */
  readonly bytes: number;
}

/** No line of event data is as long as this: what is longer is not held in memory. */
const longestLine = 1 << 20;

/**
 * The lines of a text file that is read piece by piece: UTF-8 or UTF-16 with its mark, any line end.
 *
 * Shape: every line once and in order, empty ones too, so that numbers are those an editor shows. Bytes that
 * are no text become U+FFFD, which readers of fields refuse.
 */
export function* readLines(pieces: Iterable<Uint8Array>): Generator<LineBatch> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const open = { rest: "", tooLong: false };
  let row = 1;
  let bytes = 0;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    bytes += piece.length;
    const lines = takeLines(open, decoder.decode(piece, { stream: true }));
    if (lines.length > 0) yield { row, lines, bytes };
    row += lines.length;
  }
  const tail = decoder?.decode() ?? "";
  // A line end at the very end opens no further line.
  if (open.rest + tail === "" && !open.tooLong) return;
  yield { row, lines: takeLines(open, `${tail}\n`), bytes };
}

interface OpenLine {
  rest: string;
  tooLong: boolean;
}

/** Cuts what has come so far into lines and keeps the last, unfinished one. */
function takeLines(open: OpenLine, fresh: string): readonly (string | undefined)[] {
  const together = open.rest + fresh;
  // A carriage return at the end may be the first half of a line end.
  const isHalf = together.endsWith("\r");
  const whole = isHalf ? together.slice(0, -1) : together;
  const text = whole.includes("\r") ? whole.replace(/\r\n?/g, "\n") : whole;
  const lines: (string | undefined)[] = text.split("\n");
  const rest = (lines.pop() ?? "") + (isHalf ? "\r" : "");
  if (open.tooLong && lines.length > 0) {
    lines[0] = undefined;
    open.tooLong = false;
  }
  if (rest.length > longestLine) open.tooLong = true;
  open.rest = open.tooLong ? rest.slice(rest.endsWith("\r") ? -1 : rest.length) : rest;
  return lines;
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  return first[0] === 0xfe && first[1] === 0xff ? "utf-16be" : "utf-8";
}
