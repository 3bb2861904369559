import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutLeaves, spreadNotes } from "../../web/lib/leaves.ts";
import { placeNotes } from "../../web/lib/notePlaces.ts";
import { findMark } from "../../web/lib/passages.ts";

const kinds = fc.constantFrom("heading", "paragraph");
const passages = fc
  .array(fc.record({ letters: fc.integer({ min: 1, max: 3000 }), kind: kinds }), { maxLength: 60 })
  .map((all) => {
    let free = 0;
    return all.map(({ letters, kind }) => {
      const start = free;
      free = start + letters + 2;
      return { start, end: start + letters, kind };
    });
  });
const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 1, max: 5000 })))
  .map((all) =>
    all
      .map(([start, letters]) => ({ start, end: start + letters }))
      .sort((x, y) => x.start - y.start),
  );

describe("cutLeaves", () => {
  it("keeps every passage once, in order, and no heading last but at the end", () => {
    fc.assert(
      fc.property(passages, (all) => {
        const leaves = cutLeaves(all);
        expect(leaves.flatMap((leaf) => leaf.passages)).toEqual(all);
        for (const leaf of leaves) {
          expect(leaf.start).toBe(leaf.passages[0]?.start);
          expect(leaf.end).toBe(leaf.passages.at(-1)?.end);
        }
        for (const leaf of leaves.slice(0, -1)) {
          expect(leaf.passages.at(-1)?.kind).not.toBe("heading");
        }
      }),
    );
  });
});

describe("spreadNotes", () => {
  it("gives each leaf the notes that touch it, and no other", () => {
    fc.assert(
      fc.property(passages, spans, (all, notes) => {
        const leaves = cutLeaves(all);
        const touching = leaves.map((leaf) =>
          notes.filter((note) => note.start < leaf.end && note.end > leaf.start),
        );
        expect(spreadNotes(leaves, notes)).toEqual(touching);
      }),
    );
  });
});

describe("placeNotes", () => {
  it("puts each note at its line where there is room", () => {
    expect(placeNotes([0, 100, 300], [20, 20, 20], 400)).toEqual([0, 100, 300]);
  });

  it("puts notes of one line below each other, and moves them up from the end of the text", () => {
    expect(placeNotes([50, 50], [20, 20], 400)).toEqual([50, 78]);
    expect(placeNotes([50, 50], [20, 20], 100)).toEqual([44, 72]);
  });

  it("keeps notes apart and in order, within the text or no longer than their own heights", () => {
    const note = fc.record({ line: fc.nat(2000), height: fc.integer({ min: 1, max: 200 }) });
    fc.assert(
      fc.property(fc.array(note), fc.nat(2000), (all, end) => {
        const notes = [...all].sort((x, y) => x.line - y.line);
        const heights = notes.map(({ height }) => height);
        const lines = notes.map(({ line }) => line);
        const places = placeNotes(lines, heights, end);
        const room = heights.reduce((sum, height) => sum + height + 8, 0);
        places.forEach((place, index) => {
          const above = index === 0 ? -8 : (places[index - 1] ?? 0) + (heights[index - 1] ?? 0);
          expect(place).toBeGreaterThanOrEqual(above + 8);
          expect(place + (heights[index] ?? 0)).toBeLessThanOrEqual(Math.max(end, room));
        });
      }),
    );
  });
});

describe("findMark", () => {
  const two = [
    { start: 0, end: 10 },
    { start: 12, end: 30 },
  ];

  it("is where the quote begins, or the next passage where it begins between two", () => {
    expect(findMark(two, { start: 4, end: 8 })).toBe(4);
    expect(findMark(two, { start: 11, end: 20 })).toBe(12);
  });

  it("is nowhere when the text has no such place", () => {
    expect(findMark(two, { start: 40, end: 50 })).toBeUndefined();
  });
});
