import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Brief,
  type BriefTemplate,
  briefDocx,
  briefHtml,
  briefPdf,
  checkBriefLicences,
  listBriefTemplates,
  makeBrief,
  openBriefPress,
  ownWorks,
  ranScenario,
  readBriefGround,
  readBriefTemplate,
  readBriefText,
  withExtras,
} from "../../src/briefs/index.ts";
import type { ReadLanguage } from "../../src/terms/index.ts";
import { type BuiltDossier, buildShipped } from "./builtDossier.ts";
import { unzip } from "./workbookRead.ts";

let built: BuiltDossier;
beforeAll(async () => {
  built = await buildShipped();
}, 240_000);
afterAll(() => built.close());

const document = { document: "uz-savdo-maqsadlari" };
const day = "2026-11-22";
const spellings: readonly ReadLanguage[] = ["en", "uz-Latn", "uz-Cyrl", "kk", "ru"];
const sentencesOf = ({ sections }: Brief) =>
  sections.flatMap((one) => one.paragraphs.flatMap(({ sentences }) => sentences));
const lines = (made: Brief, id: string) => sentencesOf(made).filter((one) => one.id === id);

/** Scenarios run once: their bands are tested with the models. */
function withoutDraws(template: BriefTemplate): BriefTemplate {
  const sections = template.sections.map((one) => ({
    ...one,
    sentences: one.sentences.map((own) => ({ ...own, with: { ...own.with, draws: 0 } })),
  }));
  return { ...template, sections };
}

/** One template in all spellings from one ground: scenarios and texts are worked out once. */
async function inAllSpellings(name: string): Promise<readonly Brief[]> {
  const { dossier, store } = built.opened;
  const template = withoutDraws(readBriefTemplate(dossier, name));
  const ground = await readBriefGround(dossier, store, { sides: ["UZB", "KAZ"], day });
  const works = ownWorks(dossier, store);
  const text =
    name === "claim-check"
      ? await readBriefText(store, document, day, await works.examiner())
      : undefined;
  const full = await withExtras(ground, store, template, { text, works });
  return spellings.map((language) =>
    makeBrief(full, template, { name, language, style: "apa", program: "test" }),
  );
}

describe("templates", () => {
  it("are five", () => {
    expect(listBriefTemplates(built.opened.dossier)).toEqual([
      "claim-check",
      "commitments-due",
      "country-pair-review",
      "doctrine-comparison",
      "ministerial",
    ]);
  });

  for (const name of [
    "claim-check",
    "commitments-due",
    "country-pair-review",
    "doctrine-comparison",
    "ministerial",
  ]) {
    it(`${name} is made in five spellings with the same rows, each sentence with a footnote, no place left open`, async () => {
      const made = await inAllSpellings(name);
      const rows = made.map((one) => sentencesOf(one).map(({ id, row, note }) => [id, row, note]));
      expect(rows[0]?.length).toBeGreaterThan(5);
      for (const own of rows) expect(own).toEqual(rows[0]);
      for (const one of made) {
        expect(one.notes.length).toBeGreaterThan(5);
        for (const { text } of sentencesOf(one)) expect(text, one.language).not.toMatch(/\{\w+\}/);
        for (const note of one.notes) expect(note.sources.length, note.text).toBeGreaterThan(0);
        const html = briefHtml(one);
        expect(html).toContain(`<html lang="${one.language}">`);
        const charts = one.sections.flatMap((section) => section.charts);
        // The brief for a minister has no figure: with one it would not keep to two pages.
        expect(charts.length > 0, one.language).toBe(name !== "ministerial");
        const drawn = html.match(/<svg [^>]*role="img" aria-label="/g) ?? [];
        expect(drawn.length).toBe(charts.length);
      }
    }, 60_000);
  }
});

describe("ranScenario", () => {
  it("gives data that may go from thread to thread, and names what is wrong", async () => {
    const { dossier } = built.opened;
    const ran = await ranScenario(dossier, { id: "fair-package", draws: 0 });
    expect(ran.outcome.rows.length).toBeGreaterThan(0);
    expect(structuredClone(ran)).toEqual(ran);
    const press = openBriefPress();
    expect(await press.run(dossier, { id: "fair-package", draws: 0 })).toEqual(ran);
    await expect(press.run(dossier, { id: "no-such", draws: 0 })).rejects.toMatchObject({
      code: "scenario-unknown",
    });
    press.close();
  });
});

describe("claim-check", () => {
  it("tells every claim and every sentence not read, each once, with its words in the footnote", async () => {
    const made = await built.brief({ name: "claim-check", text: document });
    const told = ["claims-wrong", "claims-right", "claims-open"].flatMap((id) => lines(made, id));
    const [counted] = lines(made, "claims-counted");
    const [claims, unread] = (counted?.text.match(/\d+/g) ?? []).map(Number);
    expect(told.length).toBe(claims);
    expect(lines(made, "claims-unread").length).toBe(unread);
    expect(new Set(told.map((one) => one.row)).size).toBe(told.length);
    for (const { note } of told) {
      expect(made.notes[note - 1]?.text).toMatch(
        /documents\/uz-savdo-maqsadlari\.md, characters \d+–\d+/,
      );
    }
  });

  it("judges a text from outside, and asks for one where none is named", async () => {
    await expect(built.brief({ name: "claim-check" })).rejects.toMatchObject({
      code: "brief-needs-text",
    });
    const bytes = Buffer.from(
      "Uzbekistan has a land border with Kazakhstan. Uzbekistan has a land border with Russia.\n",
    );
    const made = await built.brief({ name: "claim-check", text: { name: "speech.txt", bytes } });
    expect(lines(made, "claims-right").length).toBe(1);
    expect(lines(made, "claims-wrong").length).toBe(1);
    expect(made.files.map((one) => one.path)).toContain("speech.txt");
    expect(made.subtitle).toContain("speech.txt");
  });
});

describe("doctrine-comparison", () => {
  it("mirrors when the sides are named the other way round (law 6)", async () => {
    const one = await built.brief({ name: "doctrine-comparison" });
    const other = await built.brief({ name: "doctrine-comparison", sides: ["KAZ", "UZB"] });
    const told = (made: Brief) =>
      sentencesOf(made)
        .map(({ id, row }) => `${id} ${row}`)
        .sort();
    expect(told(other)).toEqual(told(one));
    const first = lines(one, "places")[0]?.text ?? "";
    const [, uz, kz] = /Uzbekistan, (.+?); Kazakhstan, (.+?)\./.exec(first) ?? [];
    const mirrored = lines(other, "places").find(
      (line) => line.row === lines(one, "places")[0]?.row,
    );
    expect(mirrored?.text).toContain(`Kazakhstan, ${kz}; Uzbekistan, ${uz}.`);
  });

  it("takes the doctrines that are named, and refuses one of the other side", async () => {
    const named = ["uzb-2012-concept", "kaz-2014-2020-concept"] as const;
    const made = await built.brief({ name: "doctrine-comparison", doctrines: named });
    expect(lines(made, "doctrine-of-side").map((one) => one.row)).toEqual([...named]);
    const wrong = [named[1], named[0]] as const;
    await expect(
      built.brief({ name: "doctrine-comparison", doctrines: wrong }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("country-pair-review", () => {
  it("leaves out indexes, positions and what-ifs on an earlier day: they are worked out as of today", async () => {
    const made = await built.brief({ name: "country-pair-review", day: "2015-06-30" });
    for (const id of ["outcomes", "index", "place-of-side"]) expect(lines(made, id)).toEqual([]);
    expect(made.gaps.map((one) => one.id)).toEqual(
      expect.arrayContaining(["outcomes", "index", "place-of-side"]),
    );
  });

  it("puts into the mouth of a side only what a document says that it said", async () => {
    const made = await built.brief({ name: "country-pair-review", without: ["what-if", "glance"] });
    const said = lines(made, "said-by-both");
    expect(said.length).toBeGreaterThan(1);
    for (const { text } of said)
      expect(text).toMatch(/Uzbekistan: (“.+\)|not stated)\. Kazakhstan: (“.+\)|not stated)\.$/);
  });
});

describe("figures", () => {
  it("L8: are set in Kazakh as tagged PDF with their letters, small, and in DOCX as pictures with their words and as tables", async () => {
    const made = await built.brief({ name: "commitments-due", language: "kk" });
    const bytes = await briefPdf(made);
    const raw = Buffer.from(bytes).toString("latin1");
    for (const mark of ["/StructTreeRoot", "/Lang", "/Alt", "/Outlines"])
      expect(raw).toContain(mark);
    expect(bytes.length).toBeLessThan(2_000_000);
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    expect(text).toContain("орындалған");
    const [packed, again] = [await briefDocx(made), await briefDocx(made)];
    expect(Buffer.compare(packed, again)).toBe(0);
    const parts = await unzip(packed);
    const body = parts.get("word/document.xml") ?? "";
    const charts = made.sections.flatMap((one) => one.charts);
    expect(body.match(/<w:tblHeader/g)?.length).toBe(charts.length);
    expect(body.match(/<w:tblDescription/g)?.length).toBe(charts.length);
    expect(body.match(/<asvg:svgBlip /g)?.length).toBe(charts.length);
    for (const { drawing } of charts) expect(body).toContain(`descr="${drawing.alt}"`);
    expect([...parts.keys()].filter((one) => /media\/.*\.png$/.test(one)).length).toBe(
      charts.length,
    );
  });

  it("draw the numbers that they tell: as many rows in words as in the drawing's own words", async () => {
    const made = await built.brief({ name: "commitments-due" });
    const [chart] = made.sections.flatMap((one) => one.charts);
    const drawn = (chart?.drawing.marks ?? []).flatMap((one) =>
      one.kind === "words" ? [one.text] : [],
    );
    for (const { label, values } of chart?.rows ?? []) {
      expect(drawn.join(" ")).toContain(String(values[0]));
      expect(chart?.drawing.alt).toContain(`${label}: ${values[0]}`);
    }
  });
});

describe("checkBriefLicences", () => {
  /** A brief from the dossier as it would be if some of its files said otherwise. */
  async function briefWhere(says: (path: string) => "yes" | "no" | "unknown"): Promise<Brief> {
    const { store } = built.opened;
    const files = built.opened.dossier.files.map((one) => ({
      ...one,
      redistribute: says(one.path),
    }));
    const dossier = { ...built.opened.dossier, files };
    const ground = await readBriefGround(dossier, store, { sides: ["UZB", "KAZ"], day });
    const name = "ministerial";
    const options = { name, language: "en", style: "apa", program: "test" } as const;
    return makeBrief(ground, readBriefTemplate(dossier, name), options);
  }

  it("lets the shipped dossier's briefs pass, their documents by their own word", async () => {
    checkBriefLicences(await built.brief());
    const made = await built.brief({ name: "doctrine-comparison" });
    expect(made.files.filter((one) => one.path.startsWith("documents/")).length).toBeGreaterThan(0);
    checkBriefLicences(made);
  });

  it("D5: stops on a used file that says no or says nothing, and names it", async () => {
    for (const word of ["no", "unknown"] as const) {
      const made = await briefWhere((path) => (path === "register/acts.csv" ? word : "yes"));
      expect(() => checkBriefLicences(made)).toThrow(
        expect.objectContaining({
          code: "licence-gate",
          message: expect.stringContaining(`register/acts.csv (${word})`),
        }),
      );
    }
  });

  it("does not stop on a file that the brief does not use", async () => {
    const used = new Set((await built.brief()).files.map((one) => one.path));
    checkBriefLicences(await briefWhere((path) => (used.has(path) ? "yes" : "no")));
  });

  it("stops on a text from outside: nobody said that it may be passed on", async () => {
    const bytes = Buffer.from("Uzbekistan has a land border with Kazakhstan.\n");
    const made = await built.brief({ name: "claim-check", text: { name: "speech.txt", bytes } });
    expect(() => checkBriefLicences(made)).toThrow(/speech\.txt \(unknown\)/);
  });
});
