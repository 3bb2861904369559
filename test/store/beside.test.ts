import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type BesideFile,
  buildStore,
  openStore,
  readBeside,
  type Stage,
  sql,
  table,
  tablesOf,
  text,
} from "../../src/store/index.ts";

const verse = table({
  name: "verse",
  room: "library",
  grain: "One verse.",
  key: ["id"],
  columns: { id: text("Name."), words: text("Its words.") },
});

interface Library {
  readonly verses: readonly string[];
  readonly shelves: string;
}

const versesStage: Stage<Library> = {
  name: "verses",
  reads: [],
  writes: [verse],
  inputs: ({ verses }) => verses.join("\n"),
  run: async (work, { verses }) => {
    await work.write(
      verse,
      verses.map((words, i) => ({ id: `v${i}`, words })),
    );
  },
};
const shelf = table({ ...verse, name: "shelf", grain: "One shelf.", key: ["id"] });
const shelvesStage: Stage<Library> = {
  name: "shelves",
  reads: [],
  writes: [shelf],
  inputs: ({ shelves }) => shelves,
  run: async (work, { shelves }) => {
    await work.write(shelf, [{ id: shelves, words: "" }]);
  },
};
const stages = [versesStage, shelvesStage];

/** How often the file was made, and from what it was made before. */
const made: (string | undefined)[] = [];
const longest: BesideFile = {
  name: "longest.bin",
  stage: "verses",
  make: async (reader, last) => {
    made.push(last === undefined ? undefined : Buffer.from(last).toString("utf8"));
    const rows = await reader.query<{ words: string }>(
      sql`SELECT words FROM ${verse} ORDER BY length(words) DESC LIMIT 1`,
    );
    return [Buffer.from(rows[0]?.words ?? "")];
  },
};

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-beside-"));
  made.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const build = (verses: readonly string[], { shelves = "a", codeDigest = "1" } = {}) =>
  buildStore({ folder, stages, context: { verses, shelves }, codeDigest, beside: [longest] });
const path = (): string => join(folder, longest.name);
const kept = async (): Promise<string | undefined> => {
  const store = await openStore(folder, tablesOf(stages));
  try {
    const content = await readBeside(store, longest);
    return content === undefined ? undefined : Buffer.from(content).toString("utf8");
  } finally {
    store.close();
  }
};

describe("a file kept beside the store", () => {
  it("is made with the store, from its tables, and left alone while they stay", async () => {
    await build(["short", "the longest"]);
    expect(await kept()).toBe("the longest");
    await build(["short", "the longest"]);
    await build(["short", "the longest"], { shelves: "b" });
    expect(made).toEqual([undefined]);
    expect(readdirSync(folder).sort()).toEqual(["longest.bin", "store.duckdb", "store.json"]);
  });

  it("is made anew when its tables change, and is told what it was, by the same program only", async () => {
    await build(["one"]);
    await build(["one and two"]);
    await build(["three"], { codeDigest: "2" });
    expect(made).toEqual([undefined, "one", undefined]);
    expect(await kept()).toBe("three");
  });

  it("is the same bytes whenever it is made of the same tables", async () => {
    await build(["one"]);
    const first = readFileSync(path());
    await build(["two"]);
    await build(["one"]);
    expect(readFileSync(path()).equals(first)).toBe(true);
  });

  it("is not believed when one bit is not as it was, and is mended by the next build", async () => {
    await build(["some words"]);
    const whole = readFileSync(path());
    // One byte of each: magic, length, fingerprint, digest and content.
    for (const at of [0, 8, 16, 90, 128, whole.length - 1]) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(path(), flipped);
      expect(await kept(), `byte ${at}`).toBeUndefined();
      await build(["some words"]);
      expect(readFileSync(path()).equals(whole), `byte ${at}`).toBe(true);
    }
  });

  it("is not believed when it is cut, empty or gone", async () => {
    await build(["some words"]);
    const { length } = readFileSync(path());
    for (const size of [length - 1, 128, 127, 7, 0]) {
      truncateSync(path(), size);
      expect(await kept(), `${size} bytes`).toBeUndefined();
    }
    rmSync(path());
    expect(await kept()).toBeUndefined();
    await build(["some words"]);
    expect(await kept()).toBe("some words");
  });

  it("is not believed beside another store", async () => {
    await build(["some words"]);
    const older = readFileSync(path());
    await build(["other words"]);
    writeFileSync(path(), older);
    expect(await kept()).toBeUndefined();
  });
});
