import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { findCircle, type Import, importsOf, sourceFiles } from "./imports.ts";

// The floors of the house, lowest first (docs: ARCHITECTURE.md). Imports only go down.
const floors = [
  "terms",
  "language",
  "numbers",
  "store",
  "sources",
  "texts",
  "evidence",
  "indicators",
  "decisions",
  "register",
  "measures",
  "models",
  "claims",
  "briefs",
  "account.ts",
  "pipeline.ts",
  "server",
  "commands",
  "index.ts",
];
const files = sourceFiles("src");
const imports = files.flatMap((path) => importsOf(path));
const inside = imports.filter((one) => !one.isPackage && one.to.startsWith("src/"));

const roomOf = (path: string): string => path.split("/")[1] ?? "";
const importersOf = (isMeant: (one: Import) => boolean): readonly string[] => [
  ...new Set(imports.filter(isMeant).map((one) => one.from)),
];

describe("the house", () => {
  it("finds its rooms, at most sixteen, all of them known", () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !floors.includes(room))).toEqual([]);
    expect([...rooms].filter((room) => !room.endsWith(".ts")).length).toBeLessThanOrEqual(16);
    expect(files.length).toBeGreaterThan(40);
    expect(inside.length).toBeGreaterThan(100);
  });

  it("imports only downwards, type imports too", () => {
    const upwards = inside.filter(
      (one) => floors.indexOf(roomOf(one.to)) > floors.indexOf(roomOf(one.from)),
    );
    expect(upwards).toEqual([]);
  });

  it("enters another room only by its index.ts, and never its own", () => {
    const strayed = inside.filter((one) => {
      const isOwn = roomOf(one.from) === roomOf(one.to);
      const isDoor = one.to.endsWith("/index.ts") || /^src\/(account|pipeline)\.ts$/.test(one.to);
      return isOwn ? one.to.endsWith("/index.ts") && one.from !== one.to : !isDoor;
    });
    expect(strayed).toEqual([]);
  });

  it("names only files that exist", () => {
    expect(inside.filter((one) => !existsSync(one.to))).toEqual([]);
  });

  it("has no circle of files", () => {
    const edges = new Map(
      files.map((path) => [path, inside.filter((one) => one.from === path).map((one) => one.to)]),
    );
    expect(findCircle(edges)).toBeUndefined();
  });

  it("has no circle of folders", () => {
    const rooms = [...new Set(files.map(roomOf))];
    const edges = new Map(
      rooms.map((room) => [
        room,
        inside
          .filter((one) => roomOf(one.from) === room && roomOf(one.to) !== room)
          .map((one) => roomOf(one.to)),
      ]),
    );
    expect(findCircle(edges)).toBeUndefined();
  });

  it("would see a circle if there were one", () => {
    const edges = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["a"]],
    ]);
    expect(findCircle(edges)).toEqual(["a", "b", "c", "a"]);
  });

  it("lets one file bring in the database driver", () => {
    expect(importersOf((one) => one.to.startsWith("@duckdb/"))).toEqual(["src/store/driver.ts"]);
  });

  it("lets one file bring in the web framework", () => {
    expect(importersOf((one) => /^(hono|@hono\/)/.test(one.to))).toEqual(["src/server/app.ts"]);
  });

  it("lets one file bring in linear programmes, and one the protocol by which programs ask", () => {
    expect(importersOf((one) => one.to === "highs")).toEqual(["src/numbers/linearProgramme.ts"]);
    expect(importersOf((one) => one.to.startsWith("@modelcontextprotocol/"))).toEqual([
      "src/server/mcp.ts",
    ]);
  });

  it("lets one file reach the network", () => {
    const isNetwork = (one: Import): boolean =>
      /^node:(http|https|http2|net|tls|dgram|dns)$|^undici$/.test(one.to);
    expect(importersOf(isNetwork)).toEqual([]);
    const fetching = files.filter((path) => /\bfetch\s*\(/.test(readFileSync(path, "utf8")));
    expect(fetching).toEqual(["src/sources/fetch.ts"]);
  });

  it("gives the pages only the types of the contract, and the code of one file that needs nothing of Node", () => {
    // The scripts beside the messages make them when the pages are built; no page has them.
    const web = sourceFiles("web")
      .filter((path) => !/^web\/messages\/\w+\.mjs$/.test(path))
      .flatMap((path) => importsOf(path));
    const door = "src/briefs/forPages.ts";
    const strayed = web.filter(
      (one) => one.to.startsWith("src/") && one.to !== "src/server/contract.ts" && one.to !== door,
    );
    expect(strayed).toEqual([]);
    const behind = [door];
    for (const path of behind) {
      for (const { from, to } of inside) if (from === path && !behind.includes(to)) behind.push(to);
    }
    expect(behind.length).toBeGreaterThan(5);
    const heavy = imports.filter(({ from, isPackage }) => isPackage && behind.includes(from));
    expect(heavy).toEqual([]);
    const values = sourceFiles("web").filter((path) =>
      /import\s+(?!type\b)[^;]*server\/contract/.test(readFileSync(path, "utf8")),
    );
    expect(values).toEqual([]);
  });

  it("keeps states and rivers in content: no code names one", () => {
    const states = parse(readFileSync("dossiers/central-asia/register/states.csv"), {
      columns: true,
    }) as readonly Record<string, string>[];
    const names = states
      .filter((state) => state.role !== "other")
      .flatMap((state) => [state.iso3, state.name_en, state.name_ru, state.name_kk])
      .concat(["Amu Darya", "Syr Darya", "Toktogul"])
      .filter((name) => name !== undefined && name !== "");
    expect(names.length).toBeGreaterThan(20);
    const pattern = new RegExp(`["'\`>](${names.join("|")})["'\`<]`, "u");
    const code = [...files, ...sourceFiles("web")];
    expect(code.filter((path) => pattern.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  it("keeps files short enough to read: none above 300 lines", () => {
    const long = [...files, ...sourceFiles("web")].filter(
      (path) => readFileSync(path, "utf8").split("\n").length > 301,
    );
    expect(long).toEqual([]);
  });

  it("has a docstring above every export", () => {
    const bare = files
      .filter((path) => !path.endsWith("index.ts") && !path.endsWith("contract.ts"))
      .flatMap((path) => {
        const code = readFileSync(path, "utf8");
        const exports = code.matchAll(
          /(^|\n)((?:.*\n)?)export (?:async )?(?:function\*?|const|interface|type|class) (\w+)/g,
        );
        return [...exports]
          .filter(([, , before = ""]) => !/\*\/\s*$/.test(before))
          .map(([, , , name]) => `${path}: ${name}`);
      });
    expect(bare).toEqual([]);
  });

  it("allows no any, no ignored type error, no lint suppression", () => {
    const pattern = /:\s*any\b|\bas any\b|<any>|@ts-(ignore|expect-error|nocheck)|biome-ignore/;
    const code = [...files, ...sourceFiles("web")];
    const withoutComments = (path: string): string =>
      readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    expect(code.filter((path) => pattern.test(withoutComments(path)))).toEqual([]);
  });
});
