import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellValue, xlsxFiles } from "../../src/briefs/forPages.ts";
import { furthest, tableOfBells } from "../../web/lib/bells.ts";
import { type Mark, markAfter } from "../../web/lib/reading.ts";
import { crcOf, storedZip } from "../../web/lib/zip.ts";
import { readWorkbook, unzip } from "./workbookRead.ts";

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

describe("workbooks that pages make of figures", () => {
  it("have the check sums of the archives of others", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crcOf(bytes) === crc32(bytes)),
    );
  });

  it("are archives that another program's reader opens, file by file", async () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    const safe = name.filter(
      (one) => !/[\\/:\0]/.test(one) && one.isWellFormed() && one !== "." && one !== "..",
    );
    const file = fc.record({ name: safe, content: fc.string({ unit: "grapheme" }) });
    const files = fc.uniqueArray(file, { selector: ({ name }) => name, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const kept = list.filter(({ content }) => content.isWellFormed());
        const read = await unzip(await bytesOf(storedZip(kept)));
        expect([...read]).toEqual(kept.map(({ name, content }) => [name, content]));
      }),
      { numRuns: 40 },
    );
  });

  it("O2, O3: keep numbers as numbers, gaps as gaps, and what looks like a formula as text", async () => {
    const row: readonly CellValue[] = ["=1+1", -5, 1e-7, undefined, "Тошкент"];
    const columns = ["a", "b", "c", "d", "e"].map((name) => ({
      name,
      kind: /[bcd]/.test(name) ? ("number" as const) : ("text" as const),
      describe: "",
    }));
    const files = xlsxFiles({
      title: "T",
      readMe: [["Source", "S"]],
      sheets: [{ name: "Figure", columns, rows: [row] }],
    });
    const sheet = (await readWorkbook(await bytesOf(storedZip(files)))).get("Figure");
    expect(sheet?.get("A2")).toMatchObject({ value: "=1+1", type: "text", quoted: true });
    expect(sheet?.get("B2")).toMatchObject({ value: -5, type: "number" });
    expect(sheet?.get("C2")).toMatchObject({ value: 1e-7, type: "number" });
    expect(sheet?.get("D2")).toBeUndefined();
    expect(sheet?.get("E2")).toMatchObject({ value: "Тошкент", type: "text" });
  });
});

describe("reading a figure by keys", () => {
  const marks: readonly Mark[] = [
    { line: "a", at: "1" },
    { line: "b", at: "1" },
    { line: "a", at: "2" },
    { line: "b", at: "3" },
  ];

  it("goes along a line, over to the other at the same place, and stops at the ends", () => {
    expect(markAfter(marks, -1, "ArrowRight")).toBe(0);
    expect(markAfter(marks, 0, "ArrowRight")).toBe(2);
    expect(markAfter(marks, 2, "ArrowRight")).toBe(2);
    expect(markAfter(marks, 0, "ArrowDown")).toBe(1);
    expect(markAfter(marks, 2, "ArrowDown")).toBe(3);
    expect(markAfter(marks, 1, "ArrowDown")).toBe(1);
    expect(markAfter(marks, 3, "Home")).toBe(1);
    expect(markAfter(marks, 0, "x")).toBeUndefined();
    expect(markAfter([], 0, "ArrowRight")).toBeUndefined();
  });

  it("reaches every mark from any other, and never leaves them", () => {
    const mark = fc.record({
      line: fc.constantFrom("a", "b", "c"),
      at: fc.constantFrom("", "1", "2"),
    });
    const keys = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 9 }), (all) => {
        const seen = new Set([0]);
        for (const at of seen) {
          for (const key of keys) {
            const next = markAfter(all, at, key);
            expect(next).toBeGreaterThanOrEqual(0);
            expect(next).toBeLessThan(all.length);
            seen.add(next ?? 0);
          }
        }
        expect(seen.size).toBe(all.length);
      }),
    );
  });
});

describe("rows of two values", () => {
  const rows = [
    { key: "x", name: "X", values: [{ value: 1 }, { value: 2, low: 1, high: 3 }] as const },
    { key: "y", name: "Y", values: [{ value: 9 }, undefined] as const },
    { key: "z", name: "Z", values: [{ value: 0 }, { value: -4 }] as const },
  ];

  it("are furthest apart where both are known, and nowhere where none has both", () => {
    expect(furthest(rows)?.key).toBe("z");
    expect(furthest(rows.slice(1, 2))).toBeUndefined();
  });

  it("are a table with a range where any has one", () => {
    const table = tableOfBells(rows, ["What", "A", "B"], { low: "from", high: "to" });
    expect(table.columns.map(({ name }) => name)).toEqual([
      "What",
      "A",
      "A, from",
      "A, to",
      "B",
      "B, from",
      "B, to",
    ]);
    expect(table.rows[0]).toEqual(["X", 1, undefined, undefined, 2, 1, 3]);
    expect(table.rows[1]).toEqual(["Y", 9, undefined, undefined, undefined, undefined, undefined]);
  });
});
