import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDossier, readBytes, readContent, readTable } from "../../src/sources/index.ts";

const settings = `
id: test
title: { en: Test }
states: [ARL, BOR]
focus: [ARL, BOR]
frame: neighbourhood
languages: [en]
period: { from: 1990, to: 2020 }
asOf: 2020-12-31
boundaryPolicy: { id: drawn, label: As drawn, note: Nothing is claimed. }
`;

let folder = "";
const put = (path: string, content: string | Uint8Array): void => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const describeTables = (...resources: readonly unknown[]): void =>
  put("datapackage.json", JSON.stringify({ resources }));
const cities = {
  name: "cities",
  path: "register/cities.csv",
  redistribute: "yes",
  licenses: [{ name: "CC0-1.0" }],
  schema: {
    fields: [
      { name: "id", type: "string", constraints: { required: true } },
      { name: "people", type: "integer", constraints: { minimum: 1 } },
      { name: "kind", type: "string", constraints: { enum: ["port", "town"] } },
    ],
    primaryKey: ["id"],
  },
};
const codes = (path: string): readonly (string | number | undefined)[][] =>
  readTable(openDossier(folder), path)?.findings.map((one) => [one.code, one.row, one.column]) ??
  [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-sources-"));
  put("dossier.yaml", settings);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("openDossier", () => {
  it("refuses a folder that is no dossier, and says what to do", () => {
    expect(() => openDossier(join(folder, "nowhere"))).toThrow(/hamkor new/);
  });

  it("names every key of dossier.yaml that is wrong", () => {
    put("dossier.yaml", settings.replace("states: [ARL, BOR]", "states: [Arl]\nstatez: 1"));
    expect(() => openDossier(folder)).toThrow(/states\.0.*statez/s);
  });

  it("refuses a pair of a state with itself", () => {
    put("dossier.yaml", settings.replace("focus: [ARL, BOR]", "focus: [ARL, ARL]"));
    expect(() => openDossier(folder)).toThrow(/focus.*two different states/);
  });

  it("lists files in one order with checksums, and passes over hidden ones", () => {
    put("documents/b.txt", "b");
    put("documents/a.txt", "a");
    put(".hamkor/store.duckdb", "x");
    expect(openDossier(folder).files.map((file) => file.path)).toEqual([
      "documents/a.txt",
      "documents/b.txt",
      "dossier.yaml",
    ]);
  });

  it("F6: follows no link out of the folder, and says so", () => {
    mkdirSync(join(folder, "documents"));
    symlinkSync("/etc/hostname", join(folder, "documents", "link.txt"));
    const dossier = openDossier(folder);
    expect(dossier.files.map((file) => file.path)).toEqual(["dossier.yaml"]);
    expect(dossier.findings.map((one) => one.code)).toContain("link-refused");
  });

  it("leaves out resources with absolute paths, parent paths and addresses; the rest stands", () => {
    put("register/cities.csv", "id,people,kind\nx,1,port\n");
    const bad = [
      "/etc/passwd",
      "../secret.csv",
      "https://example.org/x.csv",
      "C:\\x.csv",
      "a/../../b",
    ];
    describeTables(...bad.map((path, index) => ({ ...cities, name: `bad${index}`, path })), cities);
    const dossier = openDossier(folder);
    expect(dossier.findings.filter((one) => one.code === "resource-outside")).toHaveLength(5);
    expect(readTable(dossier, "register/cities.csv")?.records).toHaveLength(1);
  });

  it("D5: a file without a stated licence is unknown, never yes", () => {
    put("register/cities.csv", "id\nx\n");
    const file = openDossier(folder).files.find((one) => one.path === "register/cities.csv");
    expect(file?.redistribute).toBe("unknown");
  });

  it("says when a described file is absent and when a table is not described", () => {
    put("register/other.csv", "id\nx\n");
    describeTables(cities);
    expect(openDossier(folder).findings.map((one) => one.code)).toEqual([
      "resource-absent",
      "table-undescribed",
    ]);
  });
});

describe("readBytes", () => {
  it("F5: reads nothing outside the dossier", () => {
    const dossier = openDossier(folder);
    for (const path of ["../x", "/etc/passwd", "documents/../../x", "a\\..\\b"]) {
      expect(() => readBytes(dossier, path)).toThrow();
    }
  });
});

describe("readTable", () => {
  it("F13: refuses ragged rows by their line, keeps the others, and counts both", () => {
    put(
      "register/cities.csv",
      'id,people,kind\na,1,port\nb,2\nc,3,town,x\n"d\n",4,port\ne,5,town\n',
    );
    describeTables(cities);
    const table = readTable(openDossier(folder), "register/cities.csv");
    expect(table?.records.map((record) => record.row)).toEqual([2, 5, 7]);
    expect(table).toMatchObject({ rows: 5, refused: 2 });
    expect(codes("register/cities.csv")).toEqual([
      ["row-ragged", 3, undefined],
      ["row-ragged", 4, undefined],
    ]);
  });

  it("holds types, limits, choices and keys, each with row and column", () => {
    put(
      "register/cities.csv",
      "id,people,kind\na,many,port\nb,0,port\nc,1,castle\n,1,port\nd,1,port\nd,2,town\n",
    );
    describeTables(cities);
    expect(codes("register/cities.csv")).toEqual([
      ["value-wrong", 2, "people"],
      ["value-wrong", 3, "people"],
      ["value-wrong", 4, "kind"],
      ["value-missing", 5, "id"],
      ["key-repeated", 7, "id"],
    ]);
  });

  it("A8: gives up on a value that a pattern would hold for ever, and says so", () => {
    put("register/cities.csv", `id\n${"a".repeat(40)}!\nab;cd\n`);
    for (const pattern of ["(a+)+", "(a*b?)*", "[a-z]+(;[a-z]+)*"]) {
      const schema = { fields: [{ name: "id", type: "string", constraints: { pattern } }] };
      describeTables({ ...cities, schema });
      expect(codes("register/cities.csv")[0], pattern).toEqual(["value-wrong", 2, "id"]);
    }
    expect(codes("register/cities.csv")).toHaveLength(1);
  });

  it("A8: takes a list of codes of one length for what it is, however long and however busy the machine", () => {
    put("register/cities.csv", `id\n${Array.from({ length: 2000 }, () => "ABC").join(";")}\n`);
    const constraints = { pattern: "[A-Z]{3}(;[A-Z]{3})*" };
    describeTables({
      ...cities,
      schema: { fields: [{ name: "id", type: "string", constraints }] },
    });
    expect(codes("register/cities.csv")).toEqual([]);
  });

  it("does not read a table whose column is missing", () => {
    put("register/cities.csv", "id,kind\na,port\n");
    describeTables(cities);
    const table = readTable(openDossier(folder), "register/cities.csv");
    expect(table).toMatchObject({ records: [], rows: 1, refused: 1 });
    expect(codes("register/cities.csv")).toEqual([["column-missing", 1, "people"]]);
  });

  it("reads byte order marks, UTF-16, CRLF and semicolons", () => {
    const content = "id;people;kind\r\na;1;port\r\n";
    describeTables(cities);
    for (const bytes of [
      Buffer.from(`\ufeff${content}`),
      Buffer.from(`\ufeff${content}`, "utf16le"),
    ]) {
      put("register/cities.csv", bytes);
      expect(
        readTable(openDossier(folder), "register/cities.csv")?.records[0]?.fields,
      ).toMatchObject({
        id: "a",
        people: "1",
      });
    }
  });

  it("refuses cp1251 and unclosed quotes with a remedy instead of guessing", () => {
    put("register/cities.csv", Buffer.from([0x69, 0x64, 0x0a, 0xc0, 0xe1]));
    expect(codes("register/cities.csv")[0]?.[0]).toBe("encoding-unreadable");
    put("register/cities.csv", 'id\n"never closed\n');
    expect(codes("register/cities.csv")[0]?.[0]).toBe("table-unreadable");
  });

  it("R13: keeps the rows above a quotation mark that never closes, and counts those after it", () => {
    put("register/cities.csv", 'id,people\na,1\n\n"b\nc",2\n\n"d,3\ne,4\n');
    const table = readTable(openDossier(folder), "register/cities.csv");
    expect(table?.records.map((record) => record.row)).toEqual([2, 4]);
    expect(table).toMatchObject({ rows: 4, refused: 2 });
    expect(codes("register/cities.csv")).toEqual([["table-unreadable", 7, undefined]]);
  });

  it("A7: a column named __proto__ is only a column", () => {
    put("register/cities.csv", "id,__proto__\na,b\n");
    const record = readTable(openDossier(folder), "register/cities.csv")?.records[0];
    expect(Object.keys(record?.fields ?? {})).toEqual(["id", "__proto__"]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});

describe("readContent", () => {
  it("takes the dossier's own content before the program's", () => {
    put("content/frame/neighbourhood.yaml", "mine");
    expect(readContent(openDossier(folder), "frame/neighbourhood.yaml")).toBe("mine");
    expect(() => readContent(openDossier(folder), "frame/none.yaml")).toThrow(/frame\/none/);
    expect(() => readContent(openDossier(folder), "../package.json")).toThrow();
  });
});
