import { crc32, deflateSync } from "node:zlib";
import type { Drawing, Mark, Place } from "./drawing.ts";
import { letterDrawing } from "./drawingLetters.ts";
import { fill, type Raster, sheet } from "./raster.ts";

/** Points of the picture to a point of the drawing: sharp on paper, and small. */
const scale = 2.5;

/**
 * A drawing as PNG on white, for programs that do not show SVG: the same bytes for the same drawing.
 *
 * Throws: `pdf-unavailable` where the part that knows the letters is not there.
 */
export async function drawingPng(drawing: Drawing): Promise<Uint8Array> {
  const lettering = await letterDrawing(drawing);
  const size = [drawing.width, drawing.height].map((one) => Math.round(one * scale));
  const raster = sheet(size[0] ?? 1, size[1] ?? 1, "#ffffff");
  let line = 0;
  for (const mark of drawing.marks) {
    for (const chains of chainsOf(mark)) fill(raster, scaled(chains), mark.colour);
    if (mark.kind !== "words") continue;
    // Letters stand where their words do in the drawing: what is drawn later covers them.
    for (const letter of lettering[line]?.letters ?? []) fill(raster, scaled(letter), mark.colour);
    line += 1;
  }
  return toPng(raster);
}

type Chains = readonly (readonly Place[])[];

const scaled = (chains: Chains): Chains =>
  chains.map((chain) => chain.map(([x, y]): Place => [x * scale, y * scale]));

/** What of a mark is filled: a shape itself, a line as a bar for each of its pieces. */
function chainsOf(mark: Mark): readonly Chains[] {
  if (mark.kind === "words") return [];
  if (mark.kind === "shape") return [[mark.points]];
  return mark.points.slice(1).map((to, at) => [barOf(mark.points[at] ?? to, to, mark.width)]);
}

function barOf([x, y]: Place, [toX, toY]: Place, width: number): readonly Place[] {
  const long = Math.hypot(toX - x, toY - y) || 1;
  const [across, along] = [((toY - y) / long) * (width / 2), ((toX - x) / long) * (width / 2)];
  return [
    [x + across, y - along],
    [toX + across, toY - along],
    [toX - across, toY + along],
    [x - across, y + along],
  ];
}

/** Points to a metre at which the picture has the size of the drawing: 72 points are 25.4 mm. */
const perMetre = Math.round((scale * 72) / 0.0254);

/** Source: W3C, Portable Network Graphics, 3rd ed., 5 and 11. */
function toPng({ width, height, pixels }: Raster): Uint8Array {
  const rows = Array.from({ length: height }, (_, row) => {
    const own = pixels.subarray(row * width * 3, (row + 1) * width * 3);
    return Buffer.concat([Buffer.from([0]), own]);
  });
  const truecolour = [8, 2, 0, 0, 0];
  const head = Buffer.concat([four(width), four(height), Buffer.from(truecolour)]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("pHYs", Buffer.concat([four(perMetre), four(perMetre), Buffer.from([1])])),
      chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  return Buffer.concat([four(content.length), named, four(crc32(named))]);
}

function four(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
