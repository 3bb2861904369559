import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  buildStore,
  explainRow,
  finding,
  integer,
  json,
  openStore,
  optional,
  type Reader,
  type Stage,
  sql,
  table,
  tablesOf,
  text,
  texts,
} from "../../src/store/index.ts";

interface Library {
  readonly books: Readonly<Record<string, string>>;
}

const book = table({
  name: "book",
  room: "library",
  grain: "One book.",
  key: ["id"],
  columns: {
    id: text("Name."),
    file: text("File."),
    words: texts("Its words."),
    note: optional(text("A note.")),
    marks: json<{ page: number }>("Marks."),
  },
});

const word = table({
  name: "word",
  room: "counting",
  grain: "One word of a book.",
  key: ["id"],
  columns: {
    id: text("Book and word."),
    book: text("The book.", { from: "book.id" }),
    length: integer("Letters."),
  },
});

const ran: string[] = [];

const shelving: Stage<Library> = {
  name: "shelving",
  reads: [],
  writes: [book],
  inputs: (library) => JSON.stringify(library.books),
  run: async (work, library) => {
    ran.push("shelving");
    await work.write(
      book,
      Object.entries(library.books).map(([id, content]) => ({
        id,
        file: `${id}.txt`,
        words: content.split(" "),
        note: id === "b" ? "odd" : undefined,
        marks: { page: 1 },
      })),
    );
  },
};

const counting: Stage<Library> = {
  name: "counting",
  reads: [book],
  writes: [word],
  unitColumn: { word: "book" },
  inputs: () => "1",
  units: async (_library, reader) =>
    (await reader.rows(book)).map((row) => ({ id: row.id, key: row.words.join(" ") })),
  run: async (work, _library, units) => {
    for (const unit of units) {
      ran.push(`counting ${unit.id}`);
      const words = unit.key.split(" ");
      await work.write(
        word,
        words.map((one) => ({ id: `${unit.id}:${one}`, book: unit.id, length: one.length })),
      );
      if (words.includes("strange")) {
        work.find(
          {
            code: "strange",
            severity: "warning",
            message: "Odd.",
            remedy: "Look.",
            about: unit.id,
          },
          unit.id,
        );
      }
    }
  },
};

const stages = [shelving, counting];
let folder = "";
const build = (books: Record<string, string>, codeDigest = "code") =>
  buildStore({ folder, stages, context: { books }, codeDigest });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-store-"));
  ran.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("buildStore", () => {
  it("writes rows that come back as they were, missing values as undefined", async () => {
    await build({ a: "one two", b: "strange" });
    const store = await openStore(folder, tablesOf(stages));
    expect(await store.rows(book)).toEqual([
      { id: "a", file: "a.txt", words: ["one", "two"], marks: { page: 1 } },
      { id: "b", file: "b.txt", words: ["strange"], note: "odd", marks: { page: 1 } },
    ]);
    expect(await store.rows(finding)).toMatchObject([{ code: "strange", unit: "b" }]);
    store.close();
  });

  it("runs nothing and leaves the file alone when nothing changed", async () => {
    await build({ a: "one" });
    const before = readFileSync(join(folder, "store.duckdb"));
    ran.length = 0;
    const report = await build({ a: "one" });
    expect(report.changed).toBe(false);
    expect(ran).toEqual([]);
    expect(readFileSync(join(folder, "store.duckdb")).equals(before)).toBe(true);
  });

  it("works on changed units only, keeps the others' rows and findings, and drops what is gone", async () => {
    await build({ a: "one", b: "strange", c: "three" });
    ran.length = 0;
    const report = await build({ a: "one two", b: "strange" });
    expect(ran).toEqual(["shelving", "counting a"]);
    expect(report.stages[1]).toMatchObject({ unitsRun: ["a"], unitsKept: 1 });
    const store = await openStore(folder, tablesOf(stages));
    expect((await store.rows(word)).map((row) => row.id)).toEqual(["a:one", "a:two", "b:strange"]);
    expect(await store.rows(finding)).toHaveLength(1);
    store.close();
  });

  it("makes everything anew for another program", async () => {
    await build({ a: "one" });
    ran.length = 0;
    await build({ a: "one" }, "other code");
    expect(ran).toEqual(["shelving", "counting a"]);
  });

  it("keeps the last good store when a stage fails, and leaves no draft behind", async () => {
    await build({ a: "one" });
    const failing = { ...counting, run: () => Promise.reject(new Error("stop")) };
    await expect(
      buildStore({
        folder,
        stages: [shelving, failing],
        context: { books: { z: "new" } },
        codeDigest: "code",
      }),
    ).rejects.toThrow("stop");
    expect(readdirSync(folder)).toEqual(["store.duckdb", "store.json"]);
    const store = await openStore(folder, tablesOf(stages));
    expect((await store.rows(book)).map((row) => row.id)).toEqual(["a"]);
    store.close();
  });

  it("keeps what was said of the store, and trusts it only for the store that it was said of", async () => {
    let asked = 0;
    const summarise = async (reader: Reader): Promise<unknown> => {
      asked += 1;
      return { books: (await reader.rows(book)).length };
    };
    const options = { folder, stages, codeDigest: "code", summarise };
    const first = await buildStore({ ...options, context: { books: { a: "one" } } });
    const second = await buildStore({ ...options, context: { books: { a: "one" } } });
    expect([first.summary, second.summary, asked]).toEqual([{ books: 1 }, { books: 1 }, 1]);
    utimesSync(join(folder, "store.duckdb"), 1, 1);
    const third = await buildStore({ ...options, context: { books: { a: "one" } } });
    expect([third.changed, third.summary, asked]).toEqual([false, { books: 1 }, 2]);
    writeFileSync(join(folder, "store.json"), "{broken");
    const fourth = await buildStore({ ...options, context: { books: { a: "one", b: "two" } } });
    expect([fourth.changed, fourth.summary, asked]).toEqual([true, { books: 2 }, 3]);
  });

  it("builds anew when the store is damaged", async () => {
    writeFileSync(join(folder, "store.duckdb"), "not a database");
    const report = await build({ a: "one" });
    expect(report.changed).toBe(true);
  });

  it("lets a reader keep the build it opened while another takes its place", async () => {
    await build({ a: "one" });
    const old = await openStore(folder, tablesOf(stages));
    await build({ b: "two" });
    const fresh = await openStore(folder, tablesOf(stages));
    expect((await old.rows(book)).map((row) => row.id)).toEqual(["a"]);
    expect((await fresh.rows(book)).map((row) => row.id)).toEqual(["b"]);
    old.close();
    fresh.close();
  });

  it("refuses a stage that reads a table it did not declare", async () => {
    const curious: Stage<Library> = {
      ...counting,
      reads: [],
      units: async (_library, reader) =>
        (await reader.rows(book)).map(({ id }) => ({ id, key: id })),
    };
    await expect(
      buildStore({
        folder,
        stages: [shelving, curious],
        context: { books: { a: "one" } },
        codeDigest: "code",
      }),
    ).rejects.toMatchObject({ code: "table-not-declared" });
  });
});

describe("openStore", () => {
  it("says what to do when nothing has been built", async () => {
    await expect(openStore(folder, [])).rejects.toMatchObject({ code: "store-missing" });
  });

  it("says what to do when the tables have changed", async () => {
    await build({ a: "one" });
    await expect(openStore(folder, [book])).rejects.toMatchObject({ code: "store-outdated" });
  });

  it("binds values, so that no value can become SQL", async () => {
    await build({ "a'; DROP TABLE book; --": "one" });
    const store = await openStore(folder, tablesOf(stages));
    const id = "a'; DROP TABLE book; --";
    expect(
      await store.query(sql`SELECT count(*)::INTEGER AS n FROM ${book} WHERE id = ${id}`),
    ).toEqual([{ n: 1 }]);
    expect(await store.rows(book, { where: { id: ["x", id] } })).toHaveLength(1);
    expect(await store.rows(book, { where: { id: [] } })).toEqual([]);
    store.close();
  });
});

describe("explainRow", () => {
  it("follows a row down to its file", async () => {
    await build({ a: "one" });
    const store = await openStore(folder, tablesOf(stages));
    const [lineage] = await explainRow(store, store.tables, "a:one");
    expect(lineage).toMatchObject({
      table: "word",
      restsOn: [{ table: "book", id: "a", reference: { file: "a.txt" } }],
    });
    expect(await explainRow(store, store.tables, "nowhere")).toEqual([]);
    store.close();
  });
});
