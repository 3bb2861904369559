import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { box, type Drawing, line, words } from "../../src/briefs/drawing.ts";
import { drawingPng } from "../../src/briefs/drawingPng.ts";
import { fill, sheet } from "../../src/briefs/raster.ts";

/** A small reader of PNG, written from the standard and not from the writer: truecolour without filters. */
function readPng(bytes: Uint8Array) {
  const all = Buffer.from(bytes);
  expect(all.subarray(1, 4).toString("latin1")).toBe("PNG");
  const data: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < all.length; ) {
    const length = all.readUInt32BE(at);
    const name = all.toString("latin1", at + 4, at + 8);
    const content = all.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)];
    if (name === "IDAT") data.push(content);
    at += length + 12;
  }
  const rows = inflateSync(Buffer.concat(data));
  expect(rows.length).toBe(height * (width * 3 + 1));
  const at = (x: number, y: number) =>
    rows.subarray(y * (width * 3 + 1) + 1 + x * 3, y * (width * 3 + 1) + 4 + x * 3).toString("hex");
  return { width, height, at };
}

const drawing: Drawing = {
  width: 200,
  height: 40,
  alt: "",
  marks: [
    box(4, 4, 40, 20, "#a8511a"),
    line([0, 36], [200, 36], "#1d5a86", 2),
    words([60, 20], "Ғылым", { colour: "#112233", size: 14 }),
    words([198, 20], "12", { colour: "#445566", size: 14, anchor: "end" }),
  ],
};

describe("fill", () => {
  it("covers what lies within and softens edges by the share that they cover", () => {
    const raster = sheet(4, 3, "#ffffff");
    fill(
      raster,
      [
        [
          [0.5, 0],
          [3, 0],
          [3, 1.5],
          [0.5, 1.5],
        ],
      ],
      "#000000",
    );
    const grey = Array.from({ length: 12 }, (_, at) => raster.pixels[at * 3]);
    expect(grey).toEqual([128, 0, 0, 255, 191, 128, 128, 255, 255, 255, 255, 255]);
  });

  it("leaves a hole where a chain winds the other way, and fills chains that overlap", () => {
    const square = (from: number, to: number) =>
      [
        [from, from],
        [to, from],
        [to, to],
        [from, to],
      ] as [number, number][];
    const ring = sheet(6, 6, "#ffffff");
    fill(ring, [square(0, 6), square(2, 4).toReversed()], "#000000");
    expect([ring.pixels[0], ring.pixels[(2 * 6 + 2) * 3]]).toEqual([0, 255]);
    const both = sheet(6, 6, "#ffffff");
    fill(both, [square(0, 4), square(2, 6)], "#000000");
    expect(both.pixels[(3 * 6 + 3) * 3]).toBe(0);
  });
});

describe("drawingPng", () => {
  it("L8: has shapes, lines and letters of the drawing where it has them, and the same bytes twice", async () => {
    const [png, again] = [await drawingPng(drawing), await drawingPng(drawing)];
    expect(Buffer.compare(png, again)).toBe(0);
    const { width, height, at } = readPng(png);
    expect([width, height]).toEqual([500, 100]);
    expect(at(50, 30)).toBe("a8511a");
    expect(at(300, 90)).toBe("1d5a86");
    expect(at(120, 5)).toBe("ffffff");
    const inked = (colour: string, [left, right]: readonly [number, number]) => {
      const columns = Array.from({ length: 100 }, (_, y) =>
        Array.from({ length: right - left }, (_, x) => at(left + x, y)),
      );
      return columns.flat().filter((one) => one === colour).length;
    };
    // Begins at 60, ends at 198: points of the drawing, two and a half of the picture each.
    expect(inked("112233", [150, 280])).toBeGreaterThan(100);
    expect(inked("112233", [0, 150])).toBe(0);
    expect(inked("445566", [450, 496])).toBeGreaterThan(20);
    expect(inked("445566", [496, 500])).toBe(0);
  });
});
