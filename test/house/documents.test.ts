import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { help } from "../../src/commands/help.ts";
import { commandNames } from "../../src/commands/list.ts";
import { stages } from "../../src/pipeline.ts";
import { sayingsIn } from "../../src/server/tableWords.ts";
import * as store from "../../src/store/index.ts";
import { describeCommands, describeTables } from "./guides.mjs";

const read = (path: string): string => readFileSync(path, "utf8");

describe("the documents", () => {
  it("R15: describe every table as it is declared (npm run docs)", () => {
    expect(read("docs/tables.md")).toBe(describeTables(stages, store));
  });

  it("R15: describe every command as it is (npm run docs)", async () => {
    expect(read("docs/commands.md")).toBe(await describeCommands(commandNames, help));
  });

  it("L9: what tables and columns say of themselves is there in every language, and nothing else is", () => {
    const declared = new Set(
      [...store.tablesOf(stages), ...store.ownTables].flatMap(({ grain, columns }) => [
        grain,
        ...Object.values(columns).flatMap(({ describe, unit }) => [describe, unit ?? describe]),
      ]),
    );
    const folder = "content/phrases/tables";
    const files = readdirSync(folder).map((name) => read(`${folder}/${name}`));
    const sayings = sayingsIn(files);
    const tags = ["ru", "kk", "uz-Latn", "uz-Cyrl"];
    const untold = [...declared].filter((text) => tags.some((tag) => !sayings.get(text)?.[tag]));
    expect(untold).toEqual([]);
    expect([...sayings.keys()].filter((text) => !declared.has(text))).toEqual([]);
    // What programs write stays as it is in every language.
    const code = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(String).sort();
    const strayed = [...sayings.values()].filter((one) =>
      tags.some((tag) => !`${code(one[tag] ?? "")}`.includes(`${code(one.en ?? "")}`)),
    );
    expect(strayed.map(({ en }) => en)).toEqual([]);
    expect(sayings.get("ISO 3166-1 alpha-3 code.")?.["uz-Cyrl"]).toBe("Уч ҳарфли ISO 3166-1 коди.");
  });

  it("name only commands that exist", () => {
    const named = [...read("README.md").matchAll(/(?:npx )?`?hamkor ([a-z]+)/g)].map(
      ([, name]) => name,
    );
    const strange = named.filter((name) => name !== "help" && !commandNames.includes(name ?? ""));
    expect(named.length).toBeGreaterThan(5);
    expect(strange).toEqual([]);
  });

  it("link only to files that are there", () => {
    for (const path of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]) {
      const links = [...read(path).matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? "");
      expect(
        links.filter((link) => !link.startsWith("http") && !existsSync(link)),
        path,
      ).toEqual([]);
    }
  });

  it("speak of no place on a machine and no registry", () => {
    const lock = read("package-lock.json");
    expect(lock).not.toMatch(/"resolved":/);
    for (const path of ["README.md", "ARCHITECTURE.md", "package.json", ".npmrc", ".ci/run"]) {
      expect(read(path), path).not.toMatch(
        /(^|[^\w.])\/(work|root|home|tmp)\/|registry\.[a-z]+\.org/,
      );
    }
  });
});
