import type { Place } from "./drawing.ts";

/** A picture of points: red, green and blue of each, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** An empty sheet in one colour. */
export function sheet(width: number, height: number, colour: string): Raster {
  const pixels = new Uint8Array(width * height * 3);
  const own = channels(colour);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = own[at % 3] ?? 0;
  return { width, height, pixels };
}

/** Lines drawn through a row of points to find how much of each is covered. */
const finer = 4;

/**
 * Fills a shape of closed chains of points. Unit: points of the raster, from the upper left corner.
 *
 * Shape: what chains wind around is filled, whichever way round; edges are softened by the share of each point that is covered.
 */
export function fill(raster: Raster, chains: readonly (readonly Place[])[], colour: string): void {
  const edges = edgesOf(chains);
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...edges.map((one) => one.top)))),
    Math.min(raster.height - 1, Math.floor(Math.max(...edges.map((one) => one.bottom)))),
  ];
  const own = channels(colour);
  for (let row = top; row <= bottom; row += 1) {
    const covered = new Float64Array(raster.width);
    for (let line = 0; line < finer; line += 1) {
      for (const [from, to] of spansAt(edges, row + (line + 0.5) / finer)) cover(covered, from, to);
    }
    for (let x = 0; x < raster.width; x += 1) {
      const share = Math.min(1, (covered[x] ?? 0) / finer);
      if (share > 0) blend(raster, row * raster.width + x, own, share);
    }
  }
}

interface Edge {
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  readonly slope: number;
  readonly turn: 1 | -1;
}

function edgesOf(chains: readonly (readonly Place[])[]): readonly Edge[] {
  return chains.flatMap((chain) =>
    chain.flatMap((from, at): Edge[] => {
      const to = chain[(at + 1) % chain.length] ?? from;
      if (from[1] === to[1]) return [];
      const [upper, lower, turn] =
        from[1] < to[1] ? ([from, to, 1] as const) : ([to, from, -1] as const);
      const slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
      return [{ top: upper[1], bottom: lower[1], x: upper[0], slope, turn }];
    }),
  );
}

/** Where a line across the shape lies within it. */
function spansAt(edges: readonly Edge[], y: number): readonly (readonly [number, number])[] {
  const crossings = edges
    .filter((one) => one.top <= y && y < one.bottom)
    .map((one) => ({ x: one.x + (y - one.top) * one.slope, turn: one.turn }))
    .sort((a, b) => a.x - b.x);
  let winding = 0;
  return crossings.flatMap(({ x, turn }, at): [number, number][] => {
    winding += turn;
    return winding === 0 ? [] : [[x, crossings[at + 1]?.x ?? x]];
  });
}

function cover(covered: Float64Array, from: number, to: number): void {
  const [start, end] = [Math.max(0, from), Math.min(covered.length, to)];
  for (let x = Math.floor(start); x < end; x += 1) {
    covered[x] = (covered[x] ?? 0) + Math.min(end, x + 1) - Math.max(start, x);
  }
}

function blend({ pixels }: Raster, pixel: number, colour: readonly number[], share: number): void {
  for (const [at, value] of colour.entries()) {
    const before = pixels[pixel * 3 + at] ?? 0;
    pixels[pixel * 3 + at] = Math.round(before + (value - before) * share);
  }
}

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
