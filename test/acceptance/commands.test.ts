import { spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Frame } from "../../src/server/contract.ts";
import { type Copy, command, copyDossier, hamkor, root, run } from "./setting.ts";

// The commands of “First light” as people and scripts call them: words in, JSON out, documented exit codes.

const secret = "Zimbelkraut"; // a word of a document that no message may repeat
let copy: Copy;
let place = "";
let speech = "";
const here = (): readonly string[] => ["--dossier", copy.folder, "--store", copy.store];

beforeAll(() => {
  copy = copyDossier(join(root, "test", "region", "dossier"));
  place = mkdtempSync(join(tmpdir(), "hamkor-commands-"));
  speech = join(place, "A speech (2014).txt");
  writeFileSync(
    speech,
    `Arlania and Borsia signed a herring agreement on 4 March 2010. ${secret} grows on the Orn bank.\n`,
  );
});
afterAll(() => {
  copy.remove();
  rmSync(place, { recursive: true, force: true });
});

const parsed = async (...words: readonly string[]) => {
  const ended = await run(...words, "--json");
  expect(ended.error).toBe("");
  return { code: ended.code, value: JSON.parse(ended.out) };
};

describe("hamkor", () => {
  it("helps with every command that it lists, and names options and exit codes", async () => {
    const overview = await run("help");
    const names = [...overview.out.matchAll(/^ {2}hamkor (\w+)/gm)].map((found) => found[1] ?? "");
    expect(names).toEqual(
      expect.arrayContaining([
        "new",
        "add",
        "build",
        "serve",
        "read",
        "search",
        "explain",
        "export",
        "text",
      ]),
    );
    for (const name of names) {
      const one = await run("help", name);
      expect(one).toMatchObject({ code: 0, error: "" });
      expect(one.out).toContain(`hamkor ${name}`);
      expect(one.out).toMatch(/Exit codes: 0 .*; 1 .*; 2 .*;\n?\s*3 /s);
      expect((await run(name, "--help")).out).toBe(one.out);
    }
  });

  it("ends with 2 where the command line is wrong, and says so on standard error alone", async () => {
    const wrong = [
      ["conquer"],
      ["build", "--colour"],
      ["export", "--dossier"],
      ["add"],
      ["new"],
      ["read"],
      ["search"],
      ["explain"],
      ["text"],
      ["text", "sing"],
      ["text", "stem", "--language", "la"],
      ["search", "herring", "--mode", "guess"],
      ["serve", "--port", "many"],
    ];
    for (const words of wrong) {
      const ended = await run(...words, ...(words[0] === "search" ? here() : []));
      expect(ended, words.join(" ")).toMatchObject({ code: 2, out: "" });
      expect(ended.error).toMatch(/^hamkor.{10,}/);
      expect(ended.error).not.toMatch(/\n\s+at |node:internal|\.ts:\d/);
    }
  });

  it("ends with 3 where a problem stopped it, and says what, where and what to do", async () => {
    const empty = join(place, "empty");
    const stopped: readonly (readonly [readonly string[], RegExp])[] = [
      [["build", "--dossier", empty], /hamkor new/],
      [["export", "--dossier", copy.folder, "--store", empty], /hamkor build/],
      [["add", join(place, "none.txt"), "--dossier", copy.folder], /check the name.*none\.txt/],
      [["add", speech, "--dossier", empty], /hamkor new/],
      [["read", join(place, "none.txt")], /none\.txt|check the name/],
      [["new", copy.folder, "--states", "KAZ,KGZ"], /name a new one/],
      [["new", join(place, "x"), "--states", "KAZ,QQQ"], /QQQ/],
      [["new", join(place, "x"), "--states", "KAZ,KGZ", "--day", "soon"], /YYYY-MM-DD/],
    ];
    for (const [words, remedy] of stopped) {
      const plain = await run(...words);
      expect(plain, words.join(" ")).toMatchObject({ code: 3, out: "" });
      expect(plain.error).toMatch(remedy);
      expect(plain.error.trim().split("\n")).toHaveLength(1);
      const asJson = await run(...words, "--json");
      expect(asJson).toMatchObject({ code: 3, out: "" });
      const details = JSON.parse(asJson.error);
      expect(details).toMatchObject({ type: "about:blank", code: expect.any(String) });
      expect(`${details.detail} ${details.where ?? ""}`).toMatch(remedy);
      expect(asJson.error).not.toContain(copy.folder);
    }
    expect(existsSync(join(place, "x"))).toBe(false);
  });

  it("names the key of a broken dossier.yaml and repeats nothing of the file", async () => {
    const broken = copyDossier(copy.folder);
    broken.write("dossier.yaml", `${broken.read("dossier.yaml")}\nfocuss: ${secret}\n`);
    const ended = await run("build", "--dossier", broken.folder, "--store", broken.store);
    expect(ended.code).toBe(3);
    expect(ended.error).toContain("focuss");
    expect(ended.error).not.toContain(secret);
    broken.remove();
  });
});

describe("hamkor build", () => {
  it("reports what it did, then that nothing has changed", async () => {
    const first = await parsed("build", ...here());
    expect(first).toMatchObject({ code: 0, value: { dossier: "halde-strait", changed: true } });
    expect(first.value.findings).toMatchObject({ error: 0, warning: 0 });
    const { pages, pagesRead, rows, rowsUsed, rowsRefused, rowsKept } = first.value.accounting;
    expect([pages, rows]).toEqual([pagesRead, rowsUsed + rowsRefused + rowsKept]);
    const again = await parsed("build", ...here());
    expect(again).toMatchObject({ code: 0, value: { changed: false } });
    const plain = await run("build", ...here());
    expect(plain.out).toContain("nothing had changed");
  });

  it("ends with 1 when the dossier has findings of severity error, and builds the rest", async () => {
    const hurt = copyDossier(copy.folder);
    copyFileSync(
      join(root, "test/fixtures/hostile/truncated.pdf"),
      join(hurt.folder, "documents/truncated.pdf"),
    );
    const built = await parsed("build", "--dossier", hurt.folder, "--store", hurt.store);
    expect(built).toMatchObject({ code: 1, value: { changed: true, findings: { error: 1 } } });
    const again = await run("build", "--dossier", hurt.folder, "--store", hurt.store);
    expect(again.code).toBe(1);
    hurt.remove();
  });

  it("is quiet in a pipe", () => {
    const fresh = copy.elsewhere("piped");
    const ended = hamkor(["build", "--dossier", copy.folder, "--store", fresh]);
    expect(ended).toMatchObject({ code: 0, error: "" });
    expect(ended.out).not.toMatch(/[\r\u001b█]/);
    expect(ended.out.trim().split("\n").length).toBeLessThan(10);
    const asJson = hamkor(["build", "--json", "--dossier", copy.folder, "--store", fresh]);
    expect(JSON.parse(asJson.out)).toMatchObject({ changed: false });
  });
});

describe("hamkor read", () => {
  it("takes a document apart without a dossier of its own, every quote in its place", async () => {
    const words = ["read", speech, "--dossier", copy.folder];
    const { code, value } = await parsed(...words);
    expect(code).toBe(0);
    const { out: text } = await run(...words, "--text");
    expect(text).toBe(readFileSync(speech, "utf8"));
    expect(value.passages.length).toBeGreaterThan(0);
    for (const one of value.passages) expect(text.slice(one.start, one.end)).toBe(one.text);
    expect(value.evidence.length).toBeGreaterThan(0);
    for (const one of value.evidence) expect(text.slice(one.start, one.end)).toBe(one.quote);
    const [first] = value.evidence;
    expect(first).toMatchObject({ direction: "fisheries", kind: "agreement" });
    expect(first.mentions.map((one: { readonly id: string }) => one.id)).toEqual(
      expect.arrayContaining(["ARL", "BOR"]),
    );
    expect(first.dates).toMatchObject([{ value: "2010-03-04" }]);
    expect(value.findings).toEqual([]);
  });

  it("says what it could not read", async () => {
    const { value } = await (async () => {
      const ended = await run("read", join(root, "test/fixtures/hostile/encrypted.pdf"), "--json");
      return { value: JSON.parse(ended.out) };
    })();
    expect(value.findings).toMatchObject([{ code: "pdf-encrypted" }]);
    expect(value.passages).toEqual([]);
  });
});

describe("hamkor search, explain, export", () => {
  it("find words, and say where a row comes from", async () => {
    const found = await parsed("search", "Сорне", "--mode", "exact", ...here());
    expect(found.value.total).toMatchObject({ mentions: 1, documents: 1 });
    const none = await parsed("search", "xylophone", ...here());
    expect(none.value.total.mentions).toBe(0);
    const lineage = await parsed("explain", "c-ferry", ...here());
    expect(lineage.value[0]).toMatchObject({
      table: "commitment",
      reference: { file: "register/commitments.csv", row: 9 },
    });
    const unknown = await run("explain", "no-such-thing", ...here());
    expect(unknown.code).toBe(3);
  });

  it("export every table, each row once, in the order of its key", async () => {
    const { value } = await parsed("export", ...here());
    expect(value.dossier).toBe("halde-strait");
    expect(Object.keys(value.tables).length).toBeGreaterThan(15);
    const ids = value.tables.act.map((row: { readonly id: string }) => row.id);
    expect(ids).toEqual([...new Set<string>(ids)].sort());
    expect(JSON.stringify(value)).not.toContain(copy.folder);
  });
});

describe("hamkor text", () => {
  it.each(["detect", "fold", "sentences", "transliterate", "stem"])(
    "%s: one JSON object a line, for every line",
    (operation) => {
      const input = "Oʻzbekistonning suv siyosati.\n\nҚазақстанмен шекара\nСорне и Велле\n";
      const ended = hamkor(["text", operation], { input });
      expect(ended).toMatchObject({ code: 0, error: "" });
      const lines = ended.out.trimEnd().split("\n");
      expect(lines).toHaveLength(4);
      for (const line of lines) expect(typeof JSON.parse(line)).toBe("object");
    },
  );
});

describe("hamkor new, add, build, serve", () => {
  it("make a dossier from nothing, in a folder with spaces, and serve it", async () => {
    const folder = join(place, "Two states, one river");
    const options = { cwd: place };
    const made = hamkor(
      ["new", folder, "--states", "KAZ,KGZ", "--title", "Kazakhstan and Kyrgyzstan", "--json"],
      options,
    );
    expect(made).toMatchObject({ code: 0, error: "" });
    expect(JSON.parse(made.out).files).toEqual(
      expect.arrayContaining(["dossier.yaml", "datapackage.json", "register/agreements.csv"]),
    );
    const facts = ["--date", "2014-05", "--side", "KAZ", "--licence", "CC0-1.0"];
    const added = hamkor(["add", speech, ...facts, "--json"], { cwd: folder });
    expect(JSON.parse(added.out)).toMatchObject([{ state: "added" }]);
    const again = hamkor(["add", speech, "--json"], { cwd: folder });
    expect(JSON.parse(again.out)).toMatchObject([{ state: "already there" }]);
    const built = hamkor(["build", "--json"], { cwd: folder });
    expect(built.error).toBe("");
    expect(JSON.parse(built.out)).toMatchObject({
      changed: true,
      findings: { error: 0 },
      accounting: { pages: 1, pagesRead: 1 },
    });
    expect(built.code).toBe(0);
    expect(readdirSync(join(folder, ".hamkor"))).toEqual([
      "search.bin",
      "store.duckdb",
      "store.json",
    ]);
    const frame: Frame = await served(folder, "api/frame");
    expect(frame.focus).toMatch(/^KAZ-KGZ$/);
    expect(frame.dossier.title.en).toBe("Kazakhstan and Kyrgyzstan");
  });
});

/** Serves a dossier as people do, asks one thing, and stops the server as people do. */
async function served<Answer>(folder: string, path: string): Promise<Answer> {
  const words = [command, "serve", "--json", "--port", "0", "--no-watch", "--dossier", folder];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let out = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const found = /"url": "([^"]+)"/.exec(out);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  const response = await fetch(`${url}${path}`);
  expect(response.status).toBe(200);
  const answer: unknown = await response.json();
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(JSON.parse(out)).toEqual({ url });
  return answer as Answer;
}
