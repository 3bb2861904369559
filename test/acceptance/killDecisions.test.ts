import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf, readDecisions } from "../../src/decisions/index.ts";
import { root } from "./setting.ts";

// Must-show 3 of “The register”, TRUST R1: killed at 50 moments while it decides, a program has lost no decision of
// which it has said that it stands, and left no half line that is read.

const moments = 50;
const room = join(root, "dist", "decisions", "index.js");
let folder = "";

/** A small generator with a fixed seed (mulberry32): chance that is the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Decides one thing after the other, and says of each that it stands once that is so. */
const script = `
  import { writeSync } from "node:fs";
  import { appendDecision, makeDecision } from ${JSON.stringify(pathToFileURL(room).href)};
  const [folder, run] = process.argv.slice(1);
  writeSync(1, "begun\\n");
  for (let i = 0; ; i += 1) {
    const when = new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString();
    const why = "because ".repeat((i * 7) % 400);
    const made = makeDecision({ when, who: "Aziza", kind: "reject", about: "p-" + run + "-" + i, why });
    appendDecision(folder, made);
    writeSync(1, made.id + "\\n");
  }`;

interface Run {
  readonly said: readonly string[];
  readonly wasKilled: boolean;
}

async function decideUntil(run: number, killAfterMs: number): Promise<Run> {
  const words = ["--input-type=module", "-e", script, folder, String(run)];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("close", (_code, signal) => resolve(signal)),
  );
  let out = "";
  const begun = new Promise<void>((resolve) => {
    child.stdout.on("data", (piece: Buffer) => {
      out += piece.toString();
      if (out.includes("begun\n")) resolve();
    });
  });
  await Promise.race([begun, ended]);
  await wait(killAfterMs);
  child.kill("SIGKILL");
  const signal = await ended;
  // The last line may have been cut: then nothing was said.
  const said = out.split("\n").slice(1, -1);
  return { said, wasKilled: signal === "SIGKILL" };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-kill-"));
  writeFileSync(join(folder, "dossier.yaml"), "id: x\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("deciding that is killed", () => {
  it(`R1: loses no decision of which it was said that it stands, at ${moments} moments`, async () => {
    expect(existsSync(room), "the program has to be built: npm run build").toBe(true);
    const random = seeded(20_261_122);
    const said = new Set<string>();
    const path = join(folder, fileOf("Aziza"));
    let killed = 0;
    let before = "";
    for (let run = 0; run < moments; run += 1) {
      const { said: now, wasKilled } = await decideUntil(run, random() * 40);
      for (const id of now) said.add(id);
      killed += wasKilled ? 1 : 0;
      const content = existsSync(path) ? readFileSync(path, "utf8") : "";
      expect(content.startsWith(before), `run ${run}`).toBe(true);
      before = content;
      const { decisions, findings, rows, refused } = readDecisions(content, path);
      const ids = new Set(decisions.map((one) => one.id));
      expect(
        [...said].filter((id) => !ids.has(id)),
        `run ${run}`,
      ).toEqual([]);
      expect(rows).toBe(decisions.length + refused);
      // A line that was broken off is told, and never taken for a decision.
      expect(findings.every((one) => one.code === "decision-unreadable")).toBe(true);
    }
    expect(killed).toBe(moments);
    expect(said.size).toBeGreaterThan(moments);
  }, 300_000);
});
