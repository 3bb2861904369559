import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storePath } from "../../src/store/index.ts";
import { type Copy, command, copyDossier, root, run } from "./setting.ts";

// Must-show 6 of “First light”, towards TRUST R1: killed at 50 moments, the dossier opens with the last good
// store. Each build starts from a store that another program built, so that everything is made anew.

const moments = 50;
let copy: Copy;
let before = "";
let after = "";
let wholeMs = 0;

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

interface Killed {
  readonly pid: number;
  readonly wasKilled: boolean;
  readonly tookMs: number;
}

/** Starts a build in a process of its own and ends it by force after so long, or lets it end. */
async function build(killAfterMs?: number): Promise<Killed> {
  const words = [command, "build", "--dossier", copy.folder, "--store", copy.store];
  const begun = performance.now();
  const child = spawn(process.execPath, words, { stdio: "ignore" });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("exit", (_code, signal) => resolve(signal)),
  );
  if (killAfterMs !== undefined) {
    await Promise.race([wait(killAfterMs), ended]);
    child.kill("SIGKILL");
  }
  const wasKilled = (await ended) === "SIGKILL";
  return { pid: child.pid ?? 0, wasKilled, tookMs: performance.now() - begun };
}

const exported = async (): Promise<string> => {
  const ended = await run("export", "--json", "--dossier", copy.folder, "--store", copy.store);
  if (ended.code !== 0) throw new Error(ended.error);
  return ended.out;
};
const good = (): string => copy.elsewhere("good.duckdb");
/** What the store holds; of one that is byte for byte the last good one it is known. */
const held = async (): Promise<string> => {
  const isUntouched =
    !existsSync(`${storePath(copy.store)}.wal`) &&
    readFileSync(storePath(copy.store)).equals(readFileSync(good()));
  return isUntouched ? before : exported();
};
/** What an unfinished build left, as the ids of the processes that built. */
const drafts = (): readonly number[] =>
  readdirSync(copy.store).flatMap((name) => {
    const found = /\.building-(\d+)/.exec(name);
    return found === null ? [] : [Number(found[1])];
  });

/** Builds to the end, keeps what it comes to, and puts the last good store back. */
async function timedBuild(): Promise<number> {
  const { tookMs } = await build();
  after = await exported();
  copyFileSync(good(), storePath(copy.store));
  return tookMs;
}

beforeAll(async () => {
  copy = copyDossier(join(root, "test", "region", "dossier"));
  mkdirSync(copy.store, { recursive: true });
  // The store built from source counts as another program's: the compiled one keeps no row of it.
  await run("build", "--dossier", copy.folder, "--store", copy.store);
  before = await exported();
  copyFileSync(storePath(copy.store), good());
  const path = "register/disputes.csv";
  copy.write(path, copy.read(path).replace("The Orn sandbank", "The sandbank of Orn"));
  copy.write("documents/en-later.txt", "Arlania signed a new herring agreement with Borsia.\n");
  // The quicker of two: one slow build would put most moments after the end of the others.
  wholeMs = Math.min(await timedBuild(), await timedBuild());
});
afterAll(() => copy.remove());

describe("a build that is killed", () => {
  it(`R1: leaves the last good store, or the whole new one, at ${moments} moments`, async () => {
    expect(after === before).toBe(false);
    const random = seeded(20_261_122);
    const outcomes = { before: 0, after: 0, withDraft: 0, inTime: 0 };
    let last = 0;
    for (let moment = 0; moment < moments; moment += 1) {
      const share = (moment + random()) / moments;
      const { pid, wasKilled, tookMs } = await build((0.2 + 0.8 * share) * wholeMs);
      const left = drafts();
      // The moments follow the pace of the machine, which other work makes slower and quicker.
      if (!wasKilled) wholeMs = Math.min(wholeMs, tookMs);
      else if (share > 0.7 && left.length === 0) wholeMs *= 1.1;
      // What an earlier build left is swept as soon as a later one begins to write.
      if (left.includes(pid)) expect(left).not.toContain(last);
      // Opened now and then all the same.
      const found = moment % 10 === 0 ? await exported() : await held();
      expect(found === before || found === after, `moment ${moment}`).toBe(true);
      outcomes.inTime += wasKilled ? 1 : 0;
      outcomes.withDraft += left.length > 0 ? 1 : 0;
      outcomes[found === before ? "before" : "after"] += 1;
      if (found === after) copyFileSync(good(), storePath(copy.store));
      last = pid;
    }
    // Otherwise the moments missed the build and nothing was shown.
    expect(outcomes.before).toBeGreaterThan(moments / 2);
    expect(outcomes.inTime).toBeGreaterThan(moments / 2);
    expect(outcomes.withDraft).toBeGreaterThan(moments / 10);
  }, 420_000);

  it("leaves nothing behind that the next build does not clear away", async () => {
    await build();
    expect(readdirSync(copy.store)).toEqual(["search.bin", "store.duckdb", "store.json"]);
    expect((await exported()) === after).toBe(true);
  });

  it("leaves no store when there was none, and the next build makes it", async () => {
    rmSync(copy.store, { recursive: true, force: true });
    await build(wholeMs * 0.68);
    if (!existsSync(storePath(copy.store))) {
      const ended = await run("export", "--dossier", copy.folder, "--store", copy.store);
      expect(ended).toMatchObject({ code: 3, out: "" });
      expect(ended.error).toContain("hamkor build");
    }
    await build();
    expect((await exported()) === after).toBe(true);
    expect(readdirSync(copy.store)).toEqual(["search.bin", "store.duckdb", "store.json"]);
  });
});
