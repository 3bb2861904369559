import { escapeXml } from "./xml.ts";

/** A place on a drawing. Unit: points, from the upper left corner. */
export type Place = readonly [x: number, y: number];

/** One stroke of the pen: a line, a filled shape, or words. All forms of a drawing are written from these alone. */
export type Mark =
  | {
      readonly kind: "line";
      readonly points: readonly Place[];
      readonly colour: string;
      readonly width: number;
    }
  | { readonly kind: "shape"; readonly points: readonly Place[]; readonly colour: string }
  | {
      readonly kind: "words";
      readonly at: Place;
      readonly text: string;
      readonly size: number;
      readonly anchor: "start" | "middle" | "end";
      readonly colour: string;
    };

/** A drawing with what it shows in words, for readers who do not see it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly marks: readonly Mark[];
}

/** Colours of figures: ink, hairlines, and one for each side that stay apart for colour-blind readers. */
export const inks = {
  ink: "#1b1a17",
  faint: "#6b6558",
  line: "#cfc8b8",
  first: "#1d5a86",
  second: "#a8511a",
  bar: "#8a7f6a",
  tint: "#e9e1cf",
} as const;

/** The face of figures: it comes with the compiler of PDFs, and readers' own serif stands in where it is not there. */
const faces = "'Libertinus Serif', 'Source Serif 4', 'Noto Serif', 'Times New Roman', serif";

/** A drawing as SVG that asks for nothing else. */
export function drawingSvg({ width, height, alt, marks }: Drawing): string {
  const label = escapeXml(alt);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}" font-family="${faces}">${marks.map(markSvg).join("")}</svg>`;
}

function markSvg(mark: Mark): string {
  if (mark.kind === "words") {
    const [x, y] = mark.at;
    return `<text x="${round(x)}" y="${round(y)}" font-size="${mark.size}" text-anchor="${mark.anchor}" fill="${mark.colour}">${escapeXml(mark.text)}</text>`;
  }
  const points = mark.points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
  if (mark.kind === "shape") return `<polygon points="${points}" fill="${mark.colour}"/>`;
  return `<polyline points="${points}" fill="none" stroke="${mark.colour}" stroke-width="${mark.width}"/>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A filled rectangle. */
export function box(x: number, y: number, width: number, height: number, colour: string): Mark {
  const points: Place[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return { kind: "shape", points, colour };
}

/** The sign of a side: a disc for the first, a diamond for the second, so that no reader needs the colour. */
export function signOf(side: 0 | 1, [x, y]: Place, radius = 4): Mark {
  const corners = side === 0 ? 24 : 4;
  const reach = side === 0 ? radius : radius * 1.35;
  const points = Array.from({ length: corners }, (_, at): Place => {
    const turn = (2 * Math.PI * at) / corners;
    return [x + reach * Math.cos(turn), y + reach * Math.sin(turn)];
  });
  return { kind: "shape", points, colour: side === 0 ? inks.first : inks.second };
}

/** Words on a drawing. */
export function words(
  at: Place,
  text: string,
  more: Partial<Extract<Mark, { readonly kind: "words" }>> = {},
): Mark {
  return { kind: "words", at, text, size: 11, anchor: "start", colour: inks.ink, ...more };
}

/** Width of a letter of the face, on average over the scripts in use. Unit: share of its size. */
const letter = 0.53;

/**
 * Words that must fit a width: smaller where they are long, and on two lines where they would be too small.
 *
 * Shape: one mark or two; the last line stands where one alone would, or half a line lower.
 */
export function fitted(
  at: Place,
  text: string,
  width: number,
  more: Partial<Extract<Mark, { readonly kind: "words" }>> = {},
): readonly Mark[] {
  const { size = 11 } = more;
  const sizeFor = (line: string): number =>
    Math.max(6, Math.min(size, Math.floor((width / (letter * line.length)) * 4) / 4));
  if (sizeFor(text) >= size - 1.5) return [words(at, text, { ...more, size: sizeFor(text) })];
  const [upper, lower] = halves(text);
  if (lower === "") return [words(at, text, { ...more, size: sizeFor(text) })];
  const own = Math.min(sizeFor(upper), sizeFor(lower), size - 1.5);
  const [x, y] = at;
  return [
    words([x, y - own * 0.5], upper, { ...more, size: own }),
    words([x, y + own * 0.5], lower, { ...more, size: own }),
  ];
}

/** A text parted at the space nearest to its middle. */
function halves(text: string): readonly [string, string] {
  const spaces = [...text.matchAll(/ /g)].map((one) => one.index);
  const middle = text.length / 2;
  const [cut] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return cut === undefined ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}

/** A straight line. */
export function line(from: Place, to: Place, colour: string = inks.line, width = 0.75): Mark {
  return { kind: "line", points: [from, to], colour, width };
}
