import { spawn } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendDecision, fileOf, readDecisions } from "../../src/decisions/index.ts";
import { decide } from "./samples.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-decisions-"));
  writeFileSync(join(folder, "dossier.yaml"), "id: x\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const content = (file: string): string => readFileSync(join(folder, file), "utf8");

describe("fileOf", () => {
  it("F5: keeps every name inside the folder, whatever it is made of", () => {
    const names = [
      "../../etc/passwd",
      "..\\x",
      "/root",
      "C:\\x",
      "a\u0000b",
      "con",
      "README",
      "…",
      "Oʻtkir",
      "Әлия",
      "\u202egpj",
      "%2e%2e",
    ];
    for (const name of names)
      expect(fileOf(name), name).toMatch(/^decisions\/[\p{L}\p{M}\p{N}_-]+\.csv$/u);
    expect(fileOf("README")).not.toMatch(/\/readme/i);
    expect(fileOf("Aziza Karim")).toBe("decisions/aziza-karim.csv");
  });
});

describe("appendDecision", () => {
  it("writes each person's decisions to a file of its own, after what stands there", () => {
    const [one, two, three] = [decide(), decide({ kind: "reject" }), decide({ who: "Nurlan" })];
    for (const each of [one, two, three]) appendDecision(folder, each);
    expect(readdirSync(join(folder, "decisions"))).toEqual(["aziza-karim.csv", "nurlan.csv"]);
    const found = readDecisions(content("decisions/aziza-karim.csv"), "");
    expect(found.decisions.map((each) => each.id)).toEqual([one.id, two.id]);
  });

  it("R1: begins a new line after one that another program broke off, and removes nothing", () => {
    const file = appendDecision(folder, decide());
    appendFileSync(join(folder, file), 'd-0000,2026-11-22T10:00:00Z,"Azi');
    const before = content(file);
    appendDecision(folder, decide({ kind: "reject" }));
    expect(content(file).startsWith(`${before}\n`)).toBe(true);
    const found = readDecisions(content(file), file);
    expect(found.decisions.map((each) => each.kind)).toEqual(["accept", "reject"]);
    expect(found.findings).toMatchObject([{ code: "decision-unreadable", row: 3 }]);
  });

  it("follows no link out of the dossier", () => {
    const outside = join(folder, "outside.txt");
    writeFileSync(outside, "whole\n");
    mkdirSync(join(folder, "decisions"));
    symlinkSync(outside, join(folder, "decisions/aziza-karim.csv"));
    expect(() => appendDecision(folder, decide())).toThrow();
    expect(readFileSync(outside, "utf8")).toBe("whole\n");
  });

  it("tears no line when several programs write to one file at once", async () => {
    const writers = 4;
    const each = 40;
    // The compiled room would have to be built first: the same calls, written out, race against appendDecision.
    const script = `
      const fs = require("node:fs");
      const path = process.argv[1];
      for (let i = 0; i < ${each}; i += 1) {
        const handle = fs.openSync(path, "a");
        fs.writeSync(handle, "d-x" + process.argv[2] + "-" + i + ",,,,,,,,,\\n");
        fs.fsyncSync(handle);
        fs.closeSync(handle);
      }`;
    const file = appendDecision(folder, decide());
    const path = join(folder, file);
    const others = Array.from({ length: writers }, (_, i) => {
      const child = spawn(process.execPath, ["-e", script, path, String(i)]);
      return new Promise((resolve) => child.once("exit", resolve));
    });
    for (let i = 0; i < each; i += 1) {
      appendDecision(folder, decide({ about: `q-${i}` }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(others);
    const lines = content(file).trimEnd().split("\n");
    expect(lines.filter((line) => /^d-x\d-\d+,{9}$/.test(line))).toHaveLength(writers * each);
    const found = readDecisions(content(file), file);
    expect(found.decisions).toHaveLength(each + 1);
    expect(found.rows).toBe(found.refused + each + 1);
  }, 60_000);
});
