import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command, copyDossier, root } from "./setting.ts";

// The examples of docs/api.md, run as they stand there; where R or Python is not installed, theirs is skipped and says so.

const guide = readFileSync(join(root, "docs/api.md"), "utf8");
const example = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? "";
const has = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;
const programs = { python: has("python3"), r: has("Rscript") };
for (const [name, isThere] of Object.entries(programs)) {
  if (!isThere) console.warn(`acceptance: ${name} is not installed; its example is skipped`);
}

const copy = copyDossier();
let url = "";
let server: ReturnType<typeof spawn>;

beforeAll(async () => {
  server = spawn(
    process.execPath,
    [
      command,
      "serve",
      "--dossier",
      copy.folder,
      "--store",
      copy.store,
      "--port",
      "0",
      "--json",
      "--no-watch",
    ],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  url = await new Promise<string>((resolve, reject) => {
    let heard = "";
    server.stdout?.on("data", (part: Buffer) => {
      heard += part.toString("utf8");
      const found = /"url": "([^"]+)"/.exec(heard)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once("exit", () => reject(new Error("The server ended before it was ready.")));
  });
}, 180_000);

afterAll(() => {
  server.kill("SIGTERM");
  copy.remove();
});

function run(program: string, words: readonly string[], code: string): string {
  const { stdout, stderr, status } = spawnSync(program, words, {
    input: code,
    env: { ...process.env, HAMKOR_URL: url },
    encoding: "utf8",
    timeout: 120_000,
  });
  expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
  return stdout;
}

describe("the examples of docs/api.md", () => {
  it.skipIf(!programs.python)("Python asks for figures and has a claim checked", () => {
    const told = run("python3", ["-"], example("python"));
    expect(told).toMatch(/^\d{2,} values of KAZ, UZB$/m);
    expect(told).toContain("-> supported");
  });

  it.skipIf(!programs.r)("R reads figures and a panel", () => {
    const told = run("Rscript", ["--vanilla", "-"], example("r"));
    expect(told).toMatch(/^\d{2,} values of KAZ, UZB/m);
    expect(told).toContain("votes.kappa");
  });
});
