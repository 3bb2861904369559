import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { help } from "../../src/commands/help.ts";
import { commandNames } from "../../src/commands/list.ts";
import { stages } from "../../src/pipeline.ts";
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
