import type { Drawing, Mark, Place } from "./drawing.ts";
import { openTypst, typstString } from "./typst.ts";

/** The outline of a letter: closed curves as chains of points. Unit: points of the drawing. */
export type Outline = readonly (readonly Place[])[];

/** The letters of one line of words on a drawing, with their colour. */
export interface Lettering {
  readonly colour: string;
  readonly letters: readonly Outline[];
}

type Words = Extract<Mark, { readonly kind: "words" }>;

/**
 * The outlines of all words on a drawing, set in the face of briefs: a picture of points needs no font where it is made.
 *
 * Throws: `pdf-unavailable`.
 */
export async function letterDrawing({ marks }: Drawing): Promise<readonly Lettering[]> {
  const lines = marks.filter((one) => one.kind === "words");
  if (lines.length === 0) return [];
  const compiler = await openTypst();
  const svg = compiler.plainSvg({ mainFileContent: pageOf(lines) });
  return readLetters(svg, lines);
}

/** So far below the last the next line stands, so that letters tell by their place whose they are. Unit: points. */
const apart = 1000;

/** A page on which every line stands alone with its baseline at a place of its own; where it ends the compiler measures. */
function pageOf(lines: readonly Words[]): string {
  const placed = lines.map(({ text, size, anchor, at: [x] }, row) => {
    const back = { start: 0, middle: 0.5, end: 1 }[anchor];
    const words = `text(size: ${size}pt, ${typstString(text)})`;
    return `#context { let one = ${words}; place(top + left, dx: ${apart + x}pt - ${back} * measure(one).width, dy: ${row * apart}pt, one) }`;
  });
  return `#set page(width: ${3 * apart}pt, height: ${(lines.length + 1) * apart}pt, margin: 0pt)
#set text(font: "Libertinus Serif", fallback: false, number-type: "lining", top-edge: "baseline", bottom-edge: "baseline")
${placed.join("\n")}`;
}

/** Letters of the page by their line, put where the drawing has it. */
function readLetters(svg: string, lines: readonly Words[]): readonly Lettering[] {
  const shapes = new Map(
    [...svg.matchAll(/<symbol id="([^"]+)"[^>]*>\s*<path d="([^"]*)"/g)].map(
      ([, id = "", path]) => {
        return [id, readPath(path ?? "")] as const;
      },
    ),
  );
  const found = lines.map(({ colour }) => ({ colour, letters: [] as Outline[] }));
  const moves: Matrix[] = [[1, 0, 0, 1, 0, 0]];
  for (const [tag, name] of svg.matchAll(/<(\/?g|use)\b[^>]*>/g)) {
    const top = moves.at(-1) ?? [1, 0, 0, 1, 0, 0];
    if (name === "/g") moves.pop();
    else if (name === "g") moves.push(product(top, matrixOf(tag)));
    else {
      const [, id = ""] = /href="#([^"]+)"/.exec(tag) ?? [];
      const [, x = "0"] = / x="([^"]+)"/.exec(tag) ?? [];
      const here = product(top, [1, 0, 0, 1, Number(x), 0]);
      const row = Math.round(here[5] / apart);
      const down = (lines[row]?.at[1] ?? 0) - row * apart;
      const shift = product([1, 0, 0, 1, -apart, down], here);
      found[row]?.letters.push((shapes.get(id) ?? []).map((chain) => chain.map(mover(shift))));
    }
  }
  return found;
}

type Matrix = readonly [number, number, number, number, number, number];

function matrixOf(tag: string): Matrix {
  const [, inner] = /transform="matrix\(([^)]+)\)"/.exec(tag) ?? [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = (inner ?? "").split(/[ ,]+/).map(Number);
  return inner === undefined ? [1, 0, 0, 1, 0, 0] : [a, b, c, d, e, f];
}

function product(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

const mover =
  ([a, b, c, d, e, f]: Matrix) =>
  ([x, y]: Place): Place => [a * x + c * y + e, b * x + d * y + f];

/** Points of a curve between its ends; enough for letters a few millimetres high. */
const steps = 6;

/** A path as chains of points. Shape: the commands that the compiler writes, m, l, h, v, q, c and z, from the last point or from the origin. */
function readPath(path: string): Outline {
  const chains: Place[][] = [];
  let at: Place = [0, 0];
  for (const [, command = "", rest = ""] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const from: Place = command === command.toLowerCase() ? at : [0, 0];
    const points = pointsOf(command.toLowerCase(), numbersIn(rest), from, at);
    if (command.toLowerCase() === "m") chains.push([...points]);
    else chains.at(-1)?.push(...curve(at, points));
    at = points.at(-1) ?? chains.at(-1)?.[0] ?? at;
  }
  return chains.filter((one) => one.length > 2);
}

const numbersIn = (text: string): number[] =>
  (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);

function pointsOf(
  kind: string,
  numbers: readonly number[],
  from: Place,
  at: Place,
): readonly Place[] {
  const [first = 0] = numbers;
  if (kind === "h") return [[from[0] + first, at[1]]];
  if (kind === "v") return [[at[0], from[1] + first]];
  const pairs = numbers.flatMap((x, index) =>
    index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as const] : [],
  );
  return pairs.map(([x, y]): Place => [from[0] + x, from[1] + y]);
}

/** The points of a line or of a Bézier curve after its first, by de Casteljau. */
function curve(start: Place, points: readonly Place[]): readonly Place[] {
  if (points.length < 2) return points;
  return Array.from({ length: steps }, (_, step) => {
    let level: readonly Place[] = [start, ...points];
    const share = (step + 1) / steps;
    while (level.length > 1) {
      level = level.slice(1).map((to, index): Place => {
        const [x, y] = level[index] ?? to;
        return [x + (to[0] - x) * share, y + (to[1] - y) * share];
      });
    }
    return level[0] ?? start;
  });
}
