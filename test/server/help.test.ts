import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import type {
  AccessibilityStatement,
  Doc,
  DocBlock,
  DocList,
  Limits,
  Tour,
} from "../../src/server/contract.ts";
import { inCyrillic } from "../../src/server/docCyrillic.ts";
import { docFiles, docNames, folderIn, stampOf, withoutStamp } from "../../src/server/docFiles.ts";
import { docLink, docPart, readDoc } from "../../src/server/docs.ts";
import { docTree, plainText } from "../../src/server/docTree.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";

// The invented region: it has no tour, and its limits are worked out like any other's.
const folder = "test/region/dossier";
const store = mkdtempSync(join(tmpdir(), "hamkor-help-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

const ask = (path: string) =>
  app.request(`http://localhost${path}`, { headers: { host: "localhost" } });
const read = async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T;

beforeAll(async () => {
  await buildDossier(folder, { store });
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
}, 60_000);
afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

const none = () => undefined;
const docLinked = (target: string) => docLink(target, "a", []);

/** Every word that a tree shows, in its order. */
function wordsOf(blocks: readonly DocBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === "heading" || block.kind === "paragraph") return plainText(block.runs);
      if (block.kind === "code") return block.text;
      if (block.kind === "list") return block.items.map(wordsOf).join("\n");
      if (block.kind === "quote") return wordsOf(block.blocks);
      if (block.kind === "rule") return "";
      return [block.header, ...block.rows].flatMap((row) => row.map(plainText)).join("\n");
    })
    .join("\n");
}

describe("docTree", () => {
  it("reads headings, emphasis, code, lists in lists, tables and quotes", () => {
    const text =
      "# One & two\n\nA *b* **c** `d<e>`\n\n- x\n  - y\n\n| h |\n| - |\n| `v` |\n\n> said";
    expect(docTree(text, none)).toEqual([
      { kind: "heading", depth: 1, id: "doc-one--two", runs: [{ text: "One & two" }] },
      {
        kind: "paragraph",
        runs: [
          { text: "A " },
          { text: "b", em: true },
          { text: " " },
          { text: "c", strong: true },
          { text: " " },
          { text: "d<e>", code: true },
        ],
      },
      {
        kind: "list",
        ordered: false,
        items: [
          [
            { kind: "paragraph", runs: [{ text: "x" }] },
            {
              kind: "list",
              ordered: false,
              items: [[{ kind: "paragraph", runs: [{ text: "y" }] }]],
            },
          ],
        ],
      },
      { kind: "table", header: [[{ text: "h" }]], rows: [[[{ text: "v", code: true }]]] },
      { kind: "quote", blocks: [{ kind: "paragraph", runs: [{ text: "said" }] }] },
    ]);
  });

  it("O1: keeps HTML as text, in blocks and inside sentences", () => {
    const payload = '<img src=x onerror="run()"><script>run()</script>';
    const blocks = docTree(`${payload}\n\nand ${payload} here\n\n[x](javascript:run())`, (to) =>
      docLink(to, "a", []),
    );
    expect(wordsOf(blocks)).toContain(payload);
    expect(wordsOf(blocks)).toContain(`and ${payload} here`);
    expect(JSON.stringify(blocks)).not.toContain("href");
  });

  it("tells headings of the same words apart", () => {
    const ids = docTree("# A\n\n## Speed\n\n## Speed", none).map((one) =>
      one.kind === "heading" ? one.id : "",
    );
    expect(ids).toEqual(["doc-a", "doc-speed", "doc-speed-1"]);
  });
});

describe("docLink", () => {
  const names = ["panel", "models", "models/rivers", "decisions/README"];
  it.each([
    ["panel.md", "models", "/docs/panel"],
    ["panel.md#columns", "models", "/docs/panel#doc-columns"],
    ["../panel.md", "models/rivers", "/docs/panel"],
    ["rivers.md", "models/rivers", "/docs/models/rivers"],
    ["decisions", "models", "/docs/decisions/README"],
    ["#here", "models", "#doc-here"],
    ["https://example.org/a", "models", "https://example.org/a"],
    ["../README.md", "models", undefined],
    ["../../etc/passwd", "models", undefined],
  ])("leads %s in %s to %s", (target, from, to) => {
    expect(docLink(target, from, names)).toBe(to);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//evil.example",
    "file:///etc/passwd",
    "JAVASCRIPT:alert(1)",
  ])("O7: makes no link of %s", (target) => {
    expect(docLink(target, "models", names)).toBeUndefined();
  });
});

describe("the guides", () => {
  it("are all listed once, each with its title, and each can be read", async () => {
    const { groups } = await read<DocList>("/api/docs");
    const listed = groups.flatMap((group) => group.docs);
    expect(listed.map((one) => one.name).sort()).toEqual(docNames());
    expect(docNames().length).toBeGreaterThan(30);
    for (const { name, title } of listed) {
      const answer = await ask(`/api/docs/${encodeURIComponent(name)}`);
      expect(answer.status, name).toBe(200);
      const guide = (await answer.json()) as Doc;
      expect(guide.title).toBe(title);
      expect(guide.title).not.toBe(name);
    }
  });

  it("are on the shelf in the language asked for where they are translated, else in English", async () => {
    for (const language of ["ru", "uz-Cyrl"] as const) {
      const { groups } = await read<DocList>(`/api/docs?language=${language}`);
      const heads = groups.flatMap((group) => group.docs);
      for (const { name, title, language: given } of heads) {
        const guide = readDoc(name, language);
        expect([given, title], name).toEqual([guide.language, guide.title]);
      }
      expect(new Set(heads.map((one) => one.language))).toContain("en");
    }
    const guide = await read<Doc>("/api/docs/first-hour?language=ru");
    expect([guide.language, guide.title]).toEqual(["ru", "Первый час"]);
    expect((await ask("/api/docs/first-hour?language=xx")).status).toBe(400);
    expect((await ask("/api/docs/ru%2Ffirst-hour")).status).toBe(404);
  });

  it("have the English that they quote marked as English", () => {
    for (const language of ["kk", "ru"] as const) {
      const text = JSON.stringify(readDoc("claims", language).blocks);
      expect(text).toContain('{"text":"than","language":"en"}');
      expect(text).not.toMatch(/“than”/);
    }
    // This quote runs over the end of a line.
    const over = '{"text":"owed its foreign creditors","language":"en"}';
    expect(JSON.stringify(readDoc("claims", "kk").blocks)).toContain(over);
    expect(JSON.stringify(readDoc("claims").blocks)).toContain("“than”");
  });

  it("lead each other by links to headings that are there", () => {
    const lost: string[] = [];
    const idsOf = (name: string) =>
      readDoc(name).blocks.flatMap((one) => (one.kind === "heading" ? [one.id] : []));
    for (const name of docNames()) {
      const hrefs = [...JSON.stringify(readDoc(name).blocks).matchAll(/"href":"([^"]+)"/g)];
      for (const [, href = ""] of hrefs) {
        const [path = "", hash] = href.split("#");
        if (!hash || path.startsWith("http")) continue;
        const target = path === "" ? name : path.replace("/docs/", "");
        if (!idsOf(target).includes(hash)) lost.push(`${name}: ${href}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it.each(["../package", "nothing", "..%2f..%2fetc%2fpasswd", "README", "panel.md"])(
    "are nothing but guides: %s is not found",
    async (name) => {
      expect((await ask(`/api/docs/${name}`)).status).toBe(404);
    },
  );
});

/** What a translation must have in common with its English: headings, kinds of parts, tables, code, links. */
function buildOf(blocks: readonly DocBlock[]): readonly unknown[] {
  return blocks.map((one) => {
    if (one.kind === "heading") return `${"#".repeat(one.depth)} ${one.id}`;
    if (one.kind === "list") return [one.ordered, ...one.items.map(buildOf)];
    if (one.kind === "quote") return buildOf(one.blocks);
    if (one.kind === "table")
      return ["table", one.header.length, one.rows.map((row) => row.length)];
    return one.kind === "code" ? one : one.kind;
  });
}

/** All runs of a guide that have something in them, as a list that has no order. */
function runsWith(blocks: readonly DocBlock[], pattern: RegExp): readonly string[] {
  return [...JSON.stringify(blocks).matchAll(pattern)].map(([, found = ""]) => found).sort();
}

/** Every number of a guide; how thousands and decimals are set is a language's own. */
function numbersOf(blocks: readonly DocBlock[]): readonly string[] {
  const plain = wordsOf(blocks)
    .replace(/(?<=\d)[.,\u00a0\u202f](?=\d)/g, "")
    .replace(/(?<=(?<!\d)\d{1,3}) (?=\d{3}(?!\d))/g, "");
  return plain.match(/\d+/g) ?? [];
}

/** What one list has more often than another. */
function lackingIn(own: readonly string[], english: readonly string[]): readonly string[] {
  const rest = [...own];
  return english.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

describe("the translations of guides", () => {
  const translated = docFiles().flatMap((file) => {
    const language = folderIn(file);
    return language ? [{ language, name: file.slice(language.length + 1) }] : [];
  });

  it("are of guides that there are, and alike to their English in build, code, links and numbers", () => {
    expect(translated.length).toBeGreaterThan(0);
    for (const { language, name } of translated) {
      const [own, english] = [readDoc(name, language), readDoc(name)];
      expect(own.language, name).toBe(language);
      if (own.isBehind) continue; // its page says so, and `npm run docs` lists it
      const what = `${language}/${name}`;
      expect(buildOf(own.blocks), what).toEqual(buildOf(english.blocks));
      const links = /"href":"([^"]+)"/g;
      expect(runsWith(own.blocks, links), what).toEqual(runsWith(english.blocks, links));
      const code = /"text":"((?:[^"\\]|\\.)*)","code":true/g;
      const said = new Set(runsWith(own.blocks, code));
      const lost = runsWith(english.blocks, code).filter((one) => !said.has(one));
      expect(
        [...lost, ...lackingIn(numbersOf(own.blocks), numbersOf(english.blocks))],
        what,
      ).toEqual([]);
    }
  });

  it("say that they are behind when the English is another, and when they name none", () => {
    const file = `<!-- of: ${stampOf("# One\n")} -->\n# Один\n`;
    expect(withoutStamp(file, "# One\n")).toEqual({ text: "# Один\n", isBehind: false });
    expect(withoutStamp(file, "# Two\n")).toEqual({ text: "# Один\n", isBehind: true });
    expect(withoutStamp("# Один\n", "# One\n")).toEqual({ text: "# Один\n", isBehind: true });
  });

  it("are written in Cyrillic letters from Latin ones, but for code, addresses and names that stay", () => {
    const latin = docTree(
      "# Yoʻriqnoma\n\nHamkor [bogʻi](https://uz.example) `hamkor` CSV",
      docLinked,
    );
    const [head, text] = inCyrillic(latin);
    expect(wordsOf([head, text] as DocBlock[])).toBe("Йўриқнома\nHamkor боғи hamkor CSV");
    expect(JSON.stringify(text)).toContain("https://uz.example");
    expect(head).toHaveProperty("id", "doc-yoʻriqnoma");
    const cited = docTree("Bu asar: *A package in a journal*. Becker yozgan", none);
    const english = docTree("This work: *A package in a journal*. By Becker", none);
    expect(wordsOf(inCyrillic(cited, english))).toContain("Бу асар: A package in a journal. ");
  });

  it("give a part of a guide at the place of the English one, else in English", () => {
    const part = { section: "Snags", show: [""] };
    const russian = docPart("first-hour", part, "ru");
    const [list] = russian.blocks;
    expect([russian.language, list?.kind]).toEqual(["ru", "list"]);
    expect(russian.blocks).toHaveLength(docPart("first-hour", part, "en").blocks.length);
    expect(docPart("models", { section: "How far", show: ["cases | where"] }, "ru").language).toBe(
      "en",
    );
  });
});

describe("the limits", () => {
  it("have every section, each with something to show, in the shape that is promised", async () => {
    const answer = await read<Limits>("/api/limits");
    const shape = routes.find((route) => route.path === "/api/limits")?.answer;
    expect(shape?.parse(answer)).toEqual(answer);
    const ids = answer.sections.map((one) => one.id);
    expect(ids).toEqual([
      "coverage",
      "gaps",
      "documents",
      "sources",
      "rules",
      "measured",
      "models",
      "bounds",
      "boundary",
      "translation",
    ]);
    const empty = answer.sections.filter((one) => one.tables.length + one.measured.length === 0);
    // The invented region has no scenario, so no model leaves anything out.
    expect(empty.map((one) => one.id)).toEqual(["models"]);
  });

  it("count what is there, and what is not, as the other answers do", async () => {
    const { sections } = await read<Limits>("/api/limits");
    const cellOf = (section: string, table: string, row: string) =>
      sections
        .find((one) => one.id === section)
        ?.tables.find((one) => one.id === table)
        ?.rows.find((one) => one.id === row)?.cells;
    const { documents } = await read<{ documents: readonly unknown[] }>("/api/documents");
    expect(cellOf("documents", "reading", "documents-read")).toEqual([{ value: documents.length }]);
    const { total } = await read<{ total: number }>("/api/register/agreement?limit=1");
    expect(cellOf("sources", "rows-of", "agreement")?.[0]).toEqual({ value: total });
    expect(cellOf("bounds", "bounds", "body-bytes")).toEqual([{ value: 2097152, unit: "bytes" }]);
    const { matrix } = await read<{
      matrix: readonly { direction: string; interest: string; coverage: number }[];
    }>("/api/overview");
    for (const { direction, coverage } of matrix.slice(0, 1)) {
      const [first] = cellOf("coverage", "coverage", direction) ?? [];
      expect(first?.value).toBe(Math.round(coverage * 5));
    }
  });

  it("quote the measured figures out of the guides, and notice when a guide no longer has them", async () => {
    const { sections } = await read<Limits>("/api/limits");
    const measured = sections.find((one) => one.id === "measured")?.measured ?? [];
    expect(measured.length).toBeGreaterThan(3);
    for (const { doc, anchor, blocks } of measured) {
      expect(blocks.length, `${doc} ${anchor}`).toBeGreaterThan(0);
      expect(blocks.some((one) => one.kind === "table")).toBe(true);
      expect(readDoc(doc).blocks.some((one) => one.kind === "heading" && one.id === anchor)).toBe(
        true,
      );
    }
    const { guides } = await read<Limits>("/api/limits?language=ru");
    const named = guides.find((one) => one.name === "claims");
    expect(named).toEqual({ name: "claims", title: readDoc("claims", "ru").title, language: "ru" });
    const claims = measured.find((one) => one.doc === "claims");
    expect(wordsOf(claims?.blocks ?? [])).toMatch(/what an unseen text may expect/);
  });
});

describe("the tour and the statement", () => {
  it("leave out the tour where a dossier brings none, and say so in the frame", async () => {
    expect(await read<Tour>("/api/tour")).toEqual({ steps: [] });
    expect((await read<{ tour: boolean }>("/api/frame")).tour).toBe(false);
  });

  it("have the statement on accessibility in every language, with its day from the file", async () => {
    const { reviewed, parts } = await read<AccessibilityStatement>("/api/accessibility");
    expect(reviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(parts.map((one) => one.id)).toEqual(["standard", "tried", "known", "report"]);
    for (const { title, text, items } of parts) {
      for (const one of [title, text, ...items.map((item) => item.text)]) {
        if (one) expect(Object.keys(one).sort()).toEqual(["en", "kk", "ru", "uz-Cyrl", "uz-Latn"]);
      }
    }
  });
});
