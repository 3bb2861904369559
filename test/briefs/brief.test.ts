import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Brief,
  briefDocx,
  briefHtml,
  briefPdf,
  briefQueryNames,
  briefWorkbook,
  makeBrief,
  parseBriefTemplate,
  readBriefGround,
  toXlsx,
} from "../../src/briefs/index.ts";
import { type OpenedDossier, openBuilt } from "../../src/pipeline.ts";
import { readContent } from "../../src/sources/index.ts";
import { languages, Problem, type ReadLanguage } from "../../src/terms/index.ts";
import { storeShipped } from "../shipped.ts";
import { unzip } from "./workbookRead.ts";

const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "hamkor-briefs-"));
let opened: OpenedDossier;

beforeAll(async () => {
  await storeShipped(home);
  opened = await openBuilt(folder, home);
}, 240_000);
afterAll(() => {
  opened.store.close();
  rmSync(home, { recursive: true, force: true });
});

interface Wanted {
  readonly name?: string;
  readonly language?: ReadLanguage;
  readonly sides?: readonly [string, string];
  readonly day?: string;
  readonly style?: "apa" | "gost";
}

async function brief(wanted: Wanted = {}): Promise<Brief> {
  const { name = "ministerial", language = "en", sides = ["UZB", "KAZ"] } = wanted;
  const { day = "2026-11-22", style = "apa" } = wanted;
  const path = `briefs/${name}.yaml`;
  const template = parseBriefTemplate(readContent(opened.dossier, path), path, briefQueryNames);
  const ground = await readBriefGround(opened.dossier, opened.store, { sides, day });
  return makeBrief(ground, template, { name, language, style, program: "test" });
}

const sentencesOf = ({ sections }: Brief) =>
  sections.flatMap((one) => one.paragraphs.flatMap(({ sentences }) => sentences));

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (problem) {
    if (problem instanceof Problem) return problem.code;
    throw problem;
  }
  return "none";
}

describe("parseBriefTemplate", () => {
  const good = (text: string, query = "promises-counted") => `
version: 1
title: &all { en: a, uz-Latn: a, kk: a, ru: a }
subtitle: *all
sections:
  - id: one
    title: *all
    sentences:
      - { id: first, query: ${query}, missing: stop, text: ${text} }
`;
  const same = '{ en: "{count}", uz-Latn: "{count}", kk: "{count}", ru: "{count}" }';
  const read = (yaml: string) => () => parseBriefTemplate(yaml, "briefs/x.yaml", briefQueryNames);

  it("takes a sentence that is bound to a query", () => {
    expect(read(good(same))().sections[0]?.sentences[0]?.query).toBe("promises-counted");
  });

  it("refuses what would rest on no row, or say different things in two languages", () => {
    expect(codeOf(read(good(same, "no-such-query")))).toBe("template-wrong");
    expect(codeOf(read(good('{ en: "x", uz-Latn: "x", kk: "x", ru: "x" }')))).toBe(
      "template-wrong",
    );
    expect(codeOf(read(good(same.replace('kk: "{count}"', 'kk: "{outcomes}"'))))).toBe(
      "template-wrong",
    );
    expect(codeOf(read(good(same.replace('ru: "{count}"', 'en2: "x"'))))).toBe("template-wrong");
    expect(codeOf(read(good(same.replaceAll("count", "title"))))).toBe("template-wrong");
    expect(codeOf(read("a: [b"))).toBe("template-wrong");
  });
});

describe("makeBrief", () => {
  it("gives every sentence and figure a footnote of its own with a file and rows", async () => {
    const made = await brief();
    const figures = made.sections.flatMap((one) => one.figures?.rows ?? []);
    const numbers = [...sentencesOf(made), ...figures].map((one) => one.note);
    expect(numbers.length).toBeGreaterThan(30);
    expect([...numbers].sort((a, b) => a - b)).toEqual(made.notes.map((one) => one.number));
    for (const { sources, text } of made.notes) {
      expect(sources.length).toBeGreaterThan(0);
      for (const one of sources) {
        expect(made.files.map(({ path }) => path)).toContain(one.file);
        expect(one.rows.every((row) => row >= 2)).toBe(true);
        expect(text).toContain(one.file);
      }
    }
  });

  it("says in the footnote where a row is held with low confidence", async () => {
    const made = await brief();
    const unsure = made.notes.filter((one) => one.sources.some((source) => source.isUnsure));
    expect(unsure.length).toBeGreaterThan(0);
    for (const { text } of unsure) expect(text).toContain("low confidence");
  });

  it("counts what the register's own list counts", async () => {
    const made = await brief();
    const counted = sentencesOf(made).find((one) => one.id === "agreements-of-two");
    const lines = await opened.store.rows(
      opened.store.tables.find((one) => one.name === "agreement") as never,
    );
    const own = (lines as readonly { parties: readonly string[]; known: string }[]).filter(
      (one) => [...one.parties].sort().join() === "KAZ,UZB" && one.known <= "2026-11-22",
    );
    expect(counted?.text).toMatch(new RegExp(`: ${own.length}\\.`));
  });

  it("tells no promise as past whose day is still to come", async () => {
    const made = await brief({ name: "commitments-due" });
    const rows = (id: string) => sentencesOf(made).filter((one) => one.id === id);
    const next = new Set(rows("due-next").map((one) => one.row));
    expect(rows("past-due").filter((one) => next.has(one.row))).toEqual([]);
    expect(rows("past-due").filter((one) => /20(2[7-9]|3\d)/.test(one.text.slice(0, 12)))).toEqual(
      [],
    );
  });

  it("speaks only of what was known on its day", async () => {
    const early = await brief({ day: "2010-06-30" });
    const known = early.notes.flatMap((one) => one.sources.flatMap((source) => source.known ?? []));
    expect(known.length).toBeGreaterThan(5);
    expect(known.filter((one) => one > "2010-06-30")).toEqual([]);
  });

  it("mirrors when the two states are named the other way round (law 6)", async () => {
    const [one, other] = [await brief(), await brief({ sides: ["KAZ", "UZB"] })];
    const told = (made: Brief) =>
      sentencesOf(made)
        .map(({ id, row }) => `${id} ${row}`)
        .sort();
    expect(told(other)).toEqual(told(one));
    const tables = (made: Brief) => made.sections.flatMap(({ figures }) => figures?.rows ?? []);
    expect(tables(one).length).toBeGreaterThan(3);
    expect(tables(other).map(({ label, values, year }) => [label, year, ...values])).toEqual(
      tables(one).map(({ label, values, year }) => [label, year, values[1], values[0]]),
    );
    expect(other.gaps).toEqual(one.gaps);
  });

  it("stops where the template cannot do without a row, and counts what it leaves out", async () => {
    await expect(brief({ sides: ["UZB", "PRT"] })).rejects.toMatchObject({
      code: "brief-unsupported",
    });
    await expect(brief({ sides: ["UZB", "XXX"] })).rejects.toMatchObject({ code: "pair-unknown" });
    const early = await brief({ day: "1994-12-31" });
    expect(early.gaps.length).toBeGreaterThan(0);
  });

  it("is made in five spellings with the same rows", async () => {
    const rows = async (language: ReadLanguage) =>
      sentencesOf(await brief({ language })).map(({ id, row, note }) => [id, row, note]);
    const english = await rows("en");
    for (const language of languages) expect(await rows(language)).toEqual(english);
    const cyrillic = await brief({ language: "uz-Cyrl" });
    expect(cyrillic.title).toBe("Ўзбекистон ва Қозоғистон");
    expect(sentencesOf(cyrillic)[0]?.text).not.toMatch(/[{}]|[a-z]{3}/);
    // Notes have the day from which a row is known, and no place that was left without its value.
    for (const { text } of cyrillic.notes) expect(text).not.toMatch(/[{}]/);
    const dated = cyrillic.notes.filter(({ text }) => /маълум: \d\d\.\d\d\.\d{4}/.test(text));
    expect(dated).not.toEqual([]);
    // A year stands without a stroke in Cyrillic.
    expect(cyrillic.subtitle).toContain("2026 йил 22 ноябрь");
    for (const { text } of sentencesOf(cyrillic)) expect(text).not.toContain("-йил");
  });
});

describe("briefPdf", () => {
  it("L8: has every letter of the five spellings, as text that can be taken out again", async () => {
    const letters = "ә ғ қ ң ө ұ ү һ і ў ҳ ӣ ӯ ҷ oʻ gʻ ʼ Ә Ғ Қ Ң Ө Ұ Ү Һ І Ў Ҳ".split(" ");
    const made = await brief({ language: "kk" });
    const bytes = await briefPdf({ ...made, subtitle: letters.join(" ") });
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    for (const letter of letters) expect(text, letter).toContain(letter);
    expect(text).toContain("Қазақстан");
  });

  it("says so when a sign is in no font, and leaves nothing out without a word", async () => {
    const made = await brief();
    await expect(briefPdf({ ...made, title: "漢" })).rejects.toMatchObject({ code: "pdf-failed" });
  });

  it("is tagged, names its language, has its sources on the third page, is small and the same bytes twice, in five spellings", async () => {
    for (const language of languages) {
      const made = await brief({ language });
      const [bytes, again] = [await briefPdf(made), await briefPdf(made)];
      const raw = Buffer.from(bytes).toString("latin1");
      for (const mark of ["/MarkInfo", "/StructTreeRoot", "/Lang"]) expect(raw).toContain(mark);
      expect(bytes.length).toBeLessThan(2_000_000);
      expect(Buffer.compare(bytes, again)).toBe(0);
      const { text } = await extractText(await getDocumentProxy(bytes));
      expect(text[2]?.trimStart().startsWith(made.words.references), language).toBe(true);
    }
  }, 60_000);

  it("O1: reads no text of a row as markup", async () => {
    const made = await brief();
    const title = '#panic("x") $x$ *b* \\ " ] @ref <label> `raw` // no';
    const bytes = await briefPdf({ ...made, title });
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    expect(text).toContain('#panic("x") $x$ *b*');
  });
});

describe("briefDocx", () => {
  it("has native footnotes, a header row, words for its table, a language, and the same bytes twice", async () => {
    const made = await brief({ language: "kk" });
    const [bytes, again] = [await briefDocx(made), await briefDocx(made)];
    expect(Buffer.compare(bytes, again)).toBe(0);
    const files = await unzip(bytes);
    const part = (name: string) => files.get(name) ?? "";
    const body = part("word/document.xml");
    const references = [...body.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) =>
      Number(id),
    );
    expect(references).toEqual(made.notes.map((one) => one.number));
    for (const { number } of made.notes) {
      expect(part("word/footnotes.xml")).toContain(`w:id="${number}"`);
    }
    expect(body).toContain("<w:tblHeader");
    expect(body).toContain("<w:tblDescription");
    expect(body).toContain('w:val="Heading1"');
    expect(part("word/styles.xml")).toContain('w:val="kk"');
    expect(part("docProps/core.xml")).toContain("2026-11-22T00:00:00Z");
  });

  const office = "/usr/bin/soffice";
  const hasWriter = existsSync(office) && existsSync("/usr/lib/libreoffice/program/libswlo.so");
  it.skipIf(!hasWriter)(
    "is opened by LibreOffice Writer (skipped where Writer is not installed)",
    async () => {
      writeFileSync(join(home, "open.docx"), await briefDocx(await brief({ language: "kk" })));
      const profile = `-env:UserInstallation=file://${join(home, "profile")}`;
      const asked = [profile, "--headless", "--convert-to", "pdf", "--outdir", home];
      execFileSync(office, [...asked, join(home, "open.docx")], { stdio: "ignore" });
      const bytes = new Uint8Array(readFileSync(join(home, "open.pdf")));
      const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
      // Where the font is not installed Writer takes single letters from another one, and they stand apart in the text.
      for (const letter of "ҚазқстнәғңөұүіӘ") expect(text).toContain(letter);
      expect(text).not.toMatch(/[\ufffd\u25a1]/);
    },
    120_000,
  );
});

describe("briefHtml", () => {
  it("leads from each sentence to its footnote and back, and asks for nothing from elsewhere", async () => {
    const made = await brief();
    const html = briefHtml(made);
    for (const { number } of made.notes) {
      expect(html).toContain(`href="#note-${number}"`);
      expect(html).toContain(`id="note-${number}"`);
      expect(html).toContain(`href="#ref-${number}"`);
    }
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(/);
    expect(html).toContain("@media print");
  });

  it("O1, O7: shows marks of rows as text, and links to web addresses alone", async () => {
    const made = await brief();
    const hostile =
      '"><script>alert(1)</script> javascript:alert(1) https://example.org/a"onclick=x';
    const works = made.works.map((one) => {
      return { ...one, text: hostile, mark: hostile, places: [hostile] };
    });
    for (const noteForm of ["footnotes", "references"] as const) {
      const html = briefHtml({ ...made, title: hostile, works, noteForm });
      expect(html).not.toContain("<script");
      expect(html).not.toMatch(/href="javascript|"onclick/);
    }
  });
});

describe("briefWorkbook", () => {
  it("has a row for every row under the sentences", async () => {
    const made = await brief();
    const { sheets } = briefWorkbook(made);
    const rows = made.notes.flatMap((one) => one.sources.flatMap((source) => source.rows));
    expect(sheets[1]?.rows.length).toBe(rows.length);
    expect(toXlsx(briefWorkbook(made)).length).toBeGreaterThan(5_000);
  });
});
