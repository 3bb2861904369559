import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellValue, type Sheet, toCsv, toXlsx } from "../../src/briefs/index.ts";
import { readWorkbook } from "./workbookRead.ts";

const sheet = (kind: Sheet["columns"][number]["kind"], values: readonly CellValue[]): Sheet => ({
  name: "Rows",
  columns: [
    { name: "n", kind: "number", describe: "Number of the row." },
    { name: "value", kind, describe: "What is tested." },
  ],
  rows: values.map((value, at) => [at, value]),
});
const readCsv = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });
const readXlsx = async (table: Sheet) => {
  const book = await readWorkbook(toXlsx({ title: "Test", sheets: [table], readMe: [["a", "b"]] }));
  const cells = book.get(table.name);
  return table.rows.map((_, at) => cells?.get(`B${at + 2}`));
};

const starts = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\0",
  "＝",
  "＋",
  "－",
  "＠",
  "﹦",
  "﹢",
  "﹣",
  "﹫",
];
const payloads = [
  ...starts.map((start) => `${start}1+1`),
  ...starts.filter((start) => start > " ").map((start) => ` ${start}SUM(A1)`),
  "\u200b=1+1",
  "\ufeff=1+1",
  "\u00a0@x",
  "\n=1+1",
  '=HYPERLINK("http://example.org";"look")',
  "=cmd|' /C calc'!A0",
  "-5 % a year",
];

// Taken by hand as text by spreadsheets: nothing may be put before them.
const harmless = [
  "5",
  "Oʻzbekiston",
  "а=б",
  "2022-12-22",
  "“–5”",
  "1+1",
  "−0,5",
  "'quoted",
  "",
  " x",
];

describe("toCsv and toXlsx", () => {
  it("O2: neutralise every text that could be taken for a formula, and no other", async () => {
    const lines = readCsv(toCsv(sheet("text", [...payloads, ...harmless]))).slice(1);
    expect(lines.map((line) => line[1])).toEqual([
      ...payloads.map((one) => `'${one}`),
      ...harmless,
    ]);
    const cells = await readXlsx(sheet("text", [...payloads, ...harmless]));
    expect(cells.map((one) => one?.type)).toEqual(cells.map(() => "text"));
    expect(cells.map((one) => one?.quoted)).toEqual([
      ...payloads.map(() => true),
      ...harmless.map(() => false),
    ]);
    // In a workbook nothing is put before the text: it is kept as it stands in the source.
    expect(cells.map((one) => one?.value)).toEqual([...payloads, ...harmless]);
  });

  it("O2: neutralise texts in columns of dates and links too", async () => {
    for (const kind of ["date", "link", "number"] as const) {
      const [line] = readCsv(toCsv(sheet(kind, ["=1+1"]))).slice(1);
      expect(line?.[1]).toBe("'=1+1");
      expect((await readXlsx(sheet(kind, ["=1+1"])))[0]).toMatchObject({
        type: "text",
        quoted: true,
      });
    }
  });

  it("O3: 10,000 random numbers come back exactly, with nothing before them", async () => {
    const drawn = fc.sample(
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.double({ min: -1e-5, max: 1e-5, noNaN: true }),
        fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 100),
      ),
      { numRuns: 10_000, seed: 3 },
    );
    const numbers = [-5, -1e-7, -0.5, 0, 1e21, 5e-324, Number.MAX_VALUE, ...drawn];
    const lines = readCsv(toCsv(sheet("number", numbers))).slice(1);
    expect(lines.every((line) => /^-?\d/.test(line[1] ?? ""))).toBe(true);
    // Minus nought is nought: neither format tells them apart.
    expect(lines.map((line) => Number(line[1]) + 0)).toEqual(numbers.map((one) => one + 0));
    const cells = await readXlsx(sheet("number", numbers));
    expect(cells.every((one) => one?.type === "number" && !one.quoted)).toBe(true);
    expect(cells.map((one) => Number(one?.value) + 0)).toEqual(numbers.map((one) => one + 0));
  });

  it("R6: any text comes back as it was, in both", async () => {
    const texts = fc.sample(fc.string({ unit: "binary", maxLength: 20 }), {
      numRuns: 1000,
      seed: 9,
    });
    const special = [
      "_x0041_",
      "_x000D_",
      "a\r\nb",
      'say "x", y',
      "\u0001\u001f",
      "Қазақ ҳўғ ö 🌊",
      "<&>",
    ];
    const all = [...texts, ...special].map((one) =>
      one.replace(/[\ud800-\udfff\ufffe\uffff]/g, ""),
    );
    const lines = readCsv(toCsv(sheet("text", all))).slice(1);
    expect(lines.map((line) => line[1]?.replace(/^'(?=[^'])/s, ""))).toEqual(
      all.map((one) => one.replace(/^'(?=[^'])/s, "")),
    );
    expect((await readXlsx(sheet("text", all))).map((one) => one?.value)).toEqual(all);
  });

  it("keeps what is missing apart from what is empty and from 0", async () => {
    const text = toCsv(sheet("text", [undefined, "", 0]));
    expect(text).toBe('\ufeffn,value\r\n0,\r\n1,""\r\n2,0\r\n');
    const cells = await readXlsx(sheet("text", [undefined, "", 0]));
    expect(cells.map((one) => one?.value)).toEqual([undefined, "", 0]);
  });

  it("writes whole days as days, and what is less exact, or too old for the format, as it is written", async () => {
    const dates = [
      "1900-03-01",
      "2022-12-22",
      "2024-02-29",
      "2022-12",
      "1991",
      "1868-05-14",
      "2023-02-30",
    ];
    const cells = await readXlsx(sheet("date", dates));
    // Numbers as spreadsheets show them for these days.
    expect(cells.slice(0, 3).map((one) => [one?.type, one?.value])).toEqual([
      ["day", 61],
      ["day", 44917],
      ["day", 45351],
    ]);
    expect(cells.slice(3).map((one) => [one?.type, one?.value])).toEqual(
      dates.slice(3).map((one) => ["text", one]),
    );
  });

  it("O7: makes links of web addresses only", async () => {
    const addresses = [
      "https://example.org/a?b=1&c=2",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "/register",
    ];
    const cells = await readXlsx(sheet("link", addresses));
    expect(cells.map((one) => one?.link)).toEqual([addresses[0], undefined, undefined, undefined]);
  });

  it("says in its last line that rows are left out, and how many", async () => {
    const cut = { ...sheet("text", ["a", "b"]), total: 7 };
    expect(readCsv(toCsv(cut)).at(-1)?.[0]).toMatch(/^CUT: 2 of 7 rows/);
    const book = await readWorkbook(toXlsx({ title: "t", sheets: [cut], readMe: [] }));
    expect(book.get("Rows")?.get("A4")?.value).toMatch(/^CUT: 2 of 7 rows/);
    expect(toCsv(sheet("text", ["a"]))).not.toContain("CUT");
    const long = (await readXlsx(sheet("text", ["x".repeat(40_000)])))[0]?.value;
    expect(String(long).length).toBe(32_767);
    expect(String(long)).toMatch(/CUT: the text has 40000 characters$/);
  });

  it("puts a sheet first that tells what to know, and names sheets as the format allows", async () => {
    const table = {
      ...sheet("text", ["a"]),
      name: "Agreements: on [water] / rivers and reservoirs",
    };
    const readMe = [["As of", "2022-12-22"]] as const;
    const book = await readWorkbook(toXlsx({ title: "t", sheets: [table, table], readMe }));
    const names = [...book.keys()];
    expect(names[0]).toBe("Read me");
    expect(book.get("Read me")?.get("B2")?.value).toBe("2022-12-22");
    expect(new Set(names).size).toBe(3);
    expect(names.every((one) => one.length <= 31 && !/[\\/?*[\]:]/.test(one))).toBe(true);
  });

  it("R4: gives the same bytes for the same table", () => {
    const book = { title: "t", sheets: [sheet("text", payloads)], readMe: [] };
    expect(toXlsx(book)).toEqual(toXlsx(book));
  });
});
