import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  appendDecision,
  commitFile,
  type Decision,
  readDecisions,
  standingDecisions,
} from "../../src/decisions/index.ts";
import { decide } from "./samples.ts";

const hasGit = spawnSync("git", ["--version"]).status === 0;
if (!hasGit) console.warn("skipped: git is not installed, so that no branches could be merged");

let folder = "";
const git = (...words: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync("git", ["-C", folder, ...words], {
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
  });
  if (status !== 0) throw new Error(`git ${words[0]}: ${stderr}`);
  return stdout.trim();
};
const take = (decision: Decision) => {
  const file = appendDecision(folder, decision);
  return commitFile(folder, file, {
    who: decision.who,
    subject: `decisions: ${decision.kind} ${decision.about}`,
  });
};
const all = (): readonly Decision[] =>
  readdirSync(join(folder, "decisions"))
    .filter((name) => name.endsWith(".csv"))
    .flatMap((name) => {
      const { decisions, findings } = readDecisions(
        readFileSync(join(folder, "decisions", name), "utf8"),
        name,
      );
      expect(findings).toEqual([]);
      return decisions;
    });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-git-"));
  writeFileSync(join(folder, "dossier.yaml"), "id: x\n");
  if (!hasGit) return;
  git("init", "--quiet", "--initial-branch", "main");
  git("config", "user.email", "desk@example.org");
  git("config", "user.name", "Desk");
  git("add", "dossier.yaml");
  git("commit", "--quiet", "-m", "dossier");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasGit)("decisions in a git repository", () => {
  it("are commits by the person who decided, of that person's file alone", () => {
    writeFileSync(join(folder, "notes.txt"), "not decided\n");
    git("add", "notes.txt");
    expect(take(decide())).toMatchObject({ state: "committed" });
    expect(git("log", "-1", "--format=%an <%ae>")).toBe("Aziza Karim <desk@example.org>");
    expect(git("show", "--name-only", "--format=", "HEAD").split("\n")).toEqual([
      "decisions/.gitattributes",
      "decisions/aziza-karim.csv",
    ]);
    expect(git("status", "--porcelain")).toBe("A  notes.txt");
    git("rm", "--quiet", "--cached", "notes.txt");
  });

  it("of two people merge without a conflict, and so do those of one person on two branches", () => {
    git("checkout", "--quiet", "-b", "other");
    const there = [decide({ who: "Nurlan", kind: "reject" }), decide({ about: "p-7" })];
    for (const one of there) take(one);
    git("checkout", "--quiet", "main");
    const here = [decide({ about: "p-8" }), decide({ who: "Dana", about: "p-7", kind: "reject" })];
    for (const one of here) take(one);
    git("merge", "--quiet", "--no-edit", "other");
    const merged = all();
    expect(merged.map((one) => one.id).sort()).toEqual(
      [decide(), ...there, ...here].map((one) => one.id).sort(),
    );
    const { about } = standingDecisions(merged);
    expect(about.get("p-8")?.holds?.kind).toBe("accept");
    expect(about.get("p-1")?.holds).toBeUndefined();
    expect(about.get("p-7")?.opinions).toHaveLength(2);
  });

  it("stand even where git cannot commit them, and it is said why", () => {
    git("config", "--unset", "user.email");
    const one = decide({ about: "p-9" });
    const file = appendDecision(folder, one);
    const told = commitFile(folder, file, { who: "Aziza", subject: "x", email: "no address" });
    expect(told).toMatchObject({
      state: "not committed",
      reason: expect.stringContaining("--email"),
    });
    writeFileSync(join(folder, ".git", "index.lock"), "");
    const locked = commitFile(folder, file, { who: "Aziza", subject: "x", email: "a@example.org" });
    expect(locked).toMatchObject({ state: "not committed" });
    rmSync(join(folder, ".git", "index.lock"));
    expect(all().map((each) => each.id)).toContain(one.id);
  });

  it("run no program that a dossier's own hooks name", () => {
    const hook = join(folder, ".git", "hooks", "pre-commit");
    writeFileSync(hook, "#!/bin/sh\ntouch hooked\nexit 1\n", { mode: 0o755 });
    const file = appendDecision(folder, decide({ about: "p-10" }));
    const told = commitFile(folder, file, { who: "Aziza", subject: "x", email: "a@example.org" });
    expect(told).toMatchObject({ state: "committed" });
    expect(readdirSync(folder)).not.toContain("hooked");
  });
});

describe("decisions outside a git repository", () => {
  it("are not committed, and it is said", () => {
    const bare = mkdtempSync(join(tmpdir(), "hamkor-bare-"));
    writeFileSync(join(bare, "dossier.yaml"), "id: x\n");
    const file = appendDecision(bare, decide());
    expect(commitFile(bare, file, { who: "A", subject: "x" })).toEqual({ state: "no repository" });
    rmSync(bare, { recursive: true, force: true });
  });
});
