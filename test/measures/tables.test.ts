import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, numberCells, textCells } from "../../src/measures/tableCells.ts";
import { lineOfRow, scanTable } from "../../src/measures/tableScan.ts";
import { parseCsv } from "../../src/sources/index.ts";

const scan = (text: string) => scanTable(Buffer.from(text), "t.csv");

describe("a table read by columns", () => {
  it("has the cells of its columns, with any line end, mark, delimiter and quotation marks", () => {
    const table = scan('\uFEFFa;"b";c\r\n1;"two; ""2""\r\nlines";3\r\n\r\n4;;x');
    expect(table.header).toEqual(["a", "b", "c"]);
    expect(textCells(table, "b")).toEqual(['two; "2"\r\nlines', ""]);
    expect([...numberCells(table, "a").values]).toEqual([1, 4]);
    expect(numberCells(table, "c").texts).toEqual(new Map([[1, "x"]]));
    expect(lineOfRow(table, 0)).toBe(2);
    expect(lineOfRow(table, 1)).toBe(5);
  });

  it("refuses rows of another width, what follows an open quotation mark, and no UTF-8, with findings", () => {
    const ragged = scan("a,b\n1,2\n3\n4,5\n");
    expect([ragged.rows, ragged.refused]).toEqual([2, 1]);
    expect(ragged.findings[0]).toMatchObject({ code: "row-ragged", row: 3 });
    const open = scan('a,b\n1,2\n3,"4\n5,6\n');
    expect([open.rows, open.findings[0]?.code, open.findings[0]?.row]).toEqual([
      1,
      "table-unreadable",
      3,
    ]);
    const latin = scanTable(Uint8Array.from([97, 10, 0xe9, 10]), "t.csv");
    expect(latin.findings[0]?.code).toBe("encoding-unreadable");
  });

  it("counts rows of another width after it has named some, and needs no room for a wide header", () => {
    const many = scan(`a,b\n${"1\n".repeat(50)}1,2\n`);
    expect([many.rows, many.refused, many.findings.length]).toEqual([1, 50, 21]);
    expect(many.findings[20]?.message).toMatch(/^30 more rows/);
    const wide = scan(`${",".repeat(200_000)}\n`);
    expect([wide.width, wide.rows, wide.starts.length < 500_000]).toEqual([200_001, 0, true]);
  });

  it("says which columns there are when one is missing", () => {
    expect(() => cellsOf(scan("a,b\n1,2\n")).text("c")).toThrow(/it has a, b/);
  });

  it("reads the numbers that decimals say, to the last bit (property)", () => {
    const decimal = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc
        .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.integer({ min: 0, max: 18 }))
        .map(([digits, places]) => {
          const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
          const whole = text.slice(0, text.length - places);
          return `${digits < 0n ? "-" : ""}${whole}${places > 0 ? `.${text.slice(-places)}` : ""}`;
        }),
    );
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1 }), (texts) => {
        const table = scan(`n,x\n${texts.map((one) => `${one},`).join("\n")}\n`);
        const read = [...numberCells(table, "n").values];
        expect(read.map((one) => (one === 0 ? 0 : one))).toEqual(
          texts.map((one) => (Number(one) === 0 ? 0 : Number(one))),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("takes no number out of what is none", () => {
    const odd = ["-", ".", "-.", "1.2.3", "0x10", "1,5", "−5", "Infinity", "NaN", "1e", "12 000"];
    const table = scan(`n\n${odd.map((one) => `"${one}"`).join("\n")}\n`);
    const { values, texts } = numberCells(table, "n");
    expect([...values].every(Number.isNaN)).toBe(true);
    expect([...texts.values()]).toEqual(odd);
  });

  it("agrees with the library that reads what people edit (property)", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "ш", "1", " ", ",", '"', "\n", "\r\n") });
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, (given) => {
        const kept = given.map((row) => row.map((one) => (one.trim() === "" ? "x" : one)));
        const text = stringify([["a", "b", "c"], ...kept], { quoted: true });
        const library = parseCsv(Buffer.from(text), "t.csv").records.map(({ fields }) => fields);
        const own = scan(text);
        const columns = ["a", "b", "c"].map((name) => textCells(own, name));
        expect(own.rows).toBe(library.length);
        for (const [row, fields] of library.entries()) {
          expect(columns.map((one) => one[row])).toEqual([fields.a, fields.b, fields.c]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
