import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Brief,
  briefDocx,
  briefHtml,
  briefPdf,
  briefReferences,
  briefWorkbook,
  type Cited,
  readSourceKinds,
  readSourceLine,
  toCsl,
} from "../../src/briefs/index.ts";
import { writeReference } from "../../src/briefs/reference.ts";
import { languages, type ReadLanguage } from "../../src/terms/index.ts";
import { type BuiltDossier, buildShipped } from "./builtDossier.ts";
import { unzip } from "./workbookRead.ts";

let built: BuiltDossier;
const briefs = new Map<string, Promise<Brief>>();
beforeAll(async () => {
  built = await buildShipped();
}, 240_000);
afterAll(() => built.close());

async function brief(style: "apa" | "gost", language: ReadLanguage, notes?: "references") {
  const key = `${style} ${language} ${notes}`;
  const made = briefs.get(key) ?? built.brief({ style, language, notes });
  briefs.set(key, made);
  return made;
}

/** Days as each language writes them, by hand. */
const days: Readonly<Record<string, string>> = {
  "en 2023-05-22": "22 May 2023",
  "en 2026-11-22": "22 November 2026",
  "en 2013-06-14": "14 June 2013",
  "en 2024-10-21": "21 October 2024",
  "en 2017-03": "March 2017",
  "en 2026-02-01": "1 February 2026",
  "ru 2023-05-22": "22 мая 2023 года",
};

/** The same without their year. */
const daysOfYear: typeof days = {
  "en 2023-05-22": "22 May",
  "en 2013-06-14": "14 June",
  "en 2024-10-21": "21 October",
  "en 2026-02-01": "1 February",
  "ru 2023-05-22": "22 мая",
  "ru 2024-10-21": "21 октября",
  "ru 2026-02-01": "1 февраля",
};

async function written(
  cited: Cited,
  style: "apa" | "gost",
  language: ReadLanguage = "en",
  more: { readonly file?: string; readonly letter?: string } = {},
): Promise<string> {
  const { words } = await brief("apa", language);
  const value = ({ kind, date }: { readonly kind: string; readonly date?: string }) => {
    if (kind === "date") return days[`${language} ${date}`] ?? "?";
    return daysOfYear[`${language} ${date}`] ?? "";
  };
  const writer = { language, words: () => "", fill: () => "", value } as never;
  return writeReference(toCsl(cited), { style, words, writer, ...more });
}

const page: Cited = {
  id: "page",
  type: "webpage",
  title: "Kazinform, 22 May 2023",
  authors: ["Kazinform"],
  issued: "2023-05-22",
  accessed: "2026-11-22",
  url: "https://www.inform.kz/en/a4069886",
};
const undated: Cited = {
  id: "undated",
  type: "webpage",
  title: "Kazinform on the opening date",
  accessed: "2026-11-22",
  url: "https://inform.kz/a1",
};
const law: Cited = {
  id: "law",
  type: "legislation",
  title: "Law No 176-VIII of 27 Mar 2025 (Kazakhstan)",
  issued: "2025-03-27",
  accessed: "2026-11-22",
  url: "https://adilet.zan.kz/eng/docs/Z2500000176",
};
const treaty: Cited = {
  id: "treaty",
  type: "treaty",
  title: "Treaty on Strategic Partnership",
  issued: "2013-06-14",
  url: "https://adilet.zan.kz/rus/docs/Z1400000181",
};
const figures: Cited = {
  id: "figures",
  type: "dataset",
  title: "World Bank, World Development Indicators, NY.GDP.MKTP.CD",
  issued: "2024-10-21",
  version: "datasets/gdp @ 1cdcd2e",
  url: "https://github.com/datasets/gdp",
};
const note: Cited = {
  id: "note",
  type: "document",
  title: "Товарооборот: два счёта",
  authors: ["Hamkor contributors"],
  issued: "2026-02-01",
  source: "Uzbekistan and its neighbours",
};
const report: Cited = {
  id: "report",
  type: "report",
  title: "Water and Power",
  authors: ["World Bank"],
  issued: "2017",
  url: "https://example.org/water.pdf",
};

describe("writeReference, APA 7", () => {
  it("a page whose line names only body and day is described in brackets, body first", async () => {
    expect(await written(page, "apa")).toBe(
      "Kazinform. (2023, May 22). [Web page]. https://www.inform.kz/en/a4069886",
    );
    expect(await written(page, "apa", "en", { letter: "b" })).toBe(
      "Kazinform. (2023b, May 22). [Web page]. https://www.inform.kz/en/a4069886",
    );
    expect(await written(page, "apa", "ru")).toBe(
      "Kazinform. (22 мая 2023 года). [Веб-страница]. https://www.inform.kz/en/a4069886",
    );
    expect(await written(page, "apa", "ru", { letter: "b" })).toBe(
      "Kazinform. (2023b, 22 мая). [Веб-страница]. https://www.inform.kz/en/a4069886",
    );
  });

  it("a page without body and day stands under its title, with the day on which it was read", async () => {
    expect(await written(undated, "apa")).toBe(
      "Kazinform on the opening date. (n.d.). Retrieved November 22, 2026, from https://inform.kz/a1",
    );
    expect(await written({ ...undated, accessed: undefined }, "apa")).toBe(
      "Kazinform on the opening date. (n.d.). https://inform.kz/a1",
    );
  });

  it("a law stands under its title, a treaty with its day, both without a day of access", async () => {
    expect(await written(law, "apa")).toBe(
      "Law No 176-VIII of 27 Mar 2025 (Kazakhstan). https://adilet.zan.kz/eng/docs/Z2500000176",
    );
    expect(await written(treaty, "apa")).toBe(
      "Treaty on Strategic Partnership, June 14, 2013. https://adilet.zan.kz/rus/docs/Z1400000181",
    );
  });

  it("a data set says its version and that it is one", async () => {
    expect(await written(figures, "apa")).toBe(
      "World Bank, World Development Indicators, NY.GDP.MKTP.CD (Version datasets/gdp @ 1cdcd2e) [Data set]. (2024, October 21). https://github.com/datasets/gdp",
    );
  });

  it("a document of the dossier and a report have author, day, title and place", async () => {
    expect(await written(note, "apa", "en", { file: "documents/a.md" })).toBe(
      "Hamkor contributors. (2026, February 1). Товарооборот: два счёта. Uzbekistan and its neighbours, documents/a.md.",
    );
    expect(await written(report, "apa")).toBe(
      "World Bank. (2017). Water and Power. https://example.org/water.pdf",
    );
  });
});

describe("writeReference, GOST R 7.0.100-2018", () => {
  it("a page is a part of its site, with its day and the day of access", async () => {
    expect(await written(page, "gost", "ru")).toBe(
      "Kazinform, 22 May 2023. – Текст : электронный // inform.kz : [сайт]. – 2023. – 22 мая. – URL: https://www.inform.kz/en/a4069886 (дата обращения: 22.11.2026).",
    );
    expect(await written({ ...undated, accessed: undefined }, "gost", "ru")).toBe(
      "Kazinform on the opening date. – Текст : электронный // inform.kz : [сайт]. – URL: https://inform.kz/a1.",
    );
  });

  it("a law and a treaty say their day themselves, and where they were read", async () => {
    expect(await written(law, "gost", "ru")).toBe(
      "Law No 176-VIII of 27 Mar 2025 (Kazakhstan). – Текст : электронный // adilet.zan.kz : [сайт]. – URL: https://adilet.zan.kz/eng/docs/Z2500000176 (дата обращения: 22.11.2026).",
    );
    expect(await written(treaty, "gost", "ru")).toBe(
      "Treaty on Strategic Partnership : [14.06.2013]. – Текст : электронный // adilet.zan.kz : [сайт]. – URL: https://adilet.zan.kz/rus/docs/Z1400000181.",
    );
  });

  it("a data set has its version, its day and its kind at the end", async () => {
    expect(await written(figures, "gost", "ru")).toBe(
      "World Bank, World Development Indicators, NY.GDP.MKTP.CD. – Версия datasets/gdp @ 1cdcd2e. – 2024. – 21 октября. – URL: https://github.com/datasets/gdp. – Электронные данные : электронные.",
    );
  });

  it("a document of the dossier and a report name who wrote them after the stroke", async () => {
    expect(await written(note, "gost", "ru", { file: "documents/a.md" })).toBe(
      "Товарооборот: два счёта / Hamkor contributors. – Текст : электронный // Uzbekistan and its neighbours. – 2026. – 1 февраля. – documents/a.md.",
    );
    expect(await written(report, "gost", "en")).toBe(
      "Water and Power / World Bank. – 2017. – URL: https://example.org/water.pdf. – Text : electronic.",
    );
  });
});

describe("readSourceLine", () => {
  const line = (title: string) => readSourceLine(title, readSourceKinds(built.opened.dossier));
  const none = { type: undefined, body: undefined, issued: undefined };

  it("takes body and day where the line is these two and nothing else", () => {
    expect(line("Kazinform, 22 May 2023")).toEqual({
      ...none,
      body: "Kazinform",
      issued: "2023-05-22",
    });
    expect(line("Trend (2023-06-23)")).toEqual({ ...none, body: "Trend", issued: "2023-06-23" });
    expect(line("CACI Analyst, 5 Sept 2012 (Tolipov)")).toEqual({ ...none, issued: "2012-09-05" });
  });

  it("takes no day that is that of what the text tells of", () => {
    for (const title of [
      "Report on Karimov's official visit of 6-7 Sept 2012",
      "Kazinform, list of documents of the November 2025 visit",
      "Kun.uz, 30 Jan 2024 and 12 Mar 2025 (Uzbek)",
      "Kazinform, 31 Feb 2023",
      "Otyrar, 2 Feb 2026; Baq.kz, 25 Nov 2025",
    ]) {
      expect(line(title), title).toEqual(none);
    }
  });

  it("knows laws and texts of treaties by their words", () => {
    expect(line("Government decree No 366 of 1998 (Kazakhstan)").type).toBe("legislation");
    expect(line("Law No 176-VIII of 27 Mar 2025").issued).toBe("2025-03-27");
    expect(line("Treaty text, CIS Legislation database").type).toBe("treaty");
  });
});

describe("the list of sources of a brief", () => {
  it("has kind, day and licence of what the dossier knows of each", async () => {
    const { works } = await brief("apa", "en");
    const kinds = new Set(works.map(({ item }) => item.type));
    for (const kind of ["webpage", "legislation", "dataset"] as const) {
      expect(kinds, kind).toContain(kind);
    }
    const data = works.filter(({ item }) => item.type === "dataset");
    for (const { item } of data) expect(item.note).toMatch(/^Licence: \S/);
    expect(new Set(works.map(({ item }) => item.id)).size).toBe(works.length);
  });

  it("goes out as CSL-JSON, BibTeX and RIS with every source once, in the same order", async () => {
    const made = await brief("apa", "en");
    const items = JSON.parse(briefReferences(made, "csl"));
    expect(items.length).toBeGreaterThan(15);
    expect(items.map((one: { title: string }) => one.title)).toEqual(
      made.works.map(({ item }) => item.title),
    );
    expect(briefReferences(made, "bibtex").match(/^@\w+\{/gm)?.length).toBe(items.length);
    expect(briefReferences(made, "ris").match(/^TY {2}- /gm)?.length).toBe(items.length);
  });

  it("leads from every footnote to at least one source where footnotes are not shown", async () => {
    const made = await brief("gost", "ru", "references");
    expect(made.works.map(({ number }) => String(number))).toEqual(
      made.works.map((one) => one.mark),
    );
    for (const { works } of made.notes) {
      expect(works.length).toBeGreaterThan(0);
      for (const one of works) expect(made.works[one - 1]).toBeDefined();
    }
    const told = made.notes.flatMap((one) => one.sources.flatMap(({ rows }) => rows)).length;
    expect(told).toBeGreaterThan(50);
  });

  it("names each source in running text by marks of which no two are the same", async () => {
    const made = await brief("apa", "en", "references");
    expect(new Set(made.works.map(({ mark }) => mark)).size).toBe(made.works.length);
  });
});

describe("a brief with a list of sources in place of footnotes", () => {
  it("HTML: every mark leads to a source of the list, and no footnote is left", async () => {
    const made = await brief("apa", "en", "references");
    const html = briefHtml(made);
    const targets = [...html.matchAll(/href="#work-(\d+)"/g)].map(([, number]) => number);
    expect(targets.length).toBeGreaterThanOrEqual(made.notes.length);
    for (const one of new Set(targets)) expect(html).toContain(`<li id="work-${one}">`);
    expect(html).not.toMatch(/id="note-|href="#note-/);
    expect(html).toContain("register/agreements.csv, rows");
  });

  it("DOCX: marks are links to bookmarks, each of which is there once", async () => {
    const made = await brief("gost", "ru", "references");
    const [bytes, again] = [await briefDocx(made), await briefDocx(made)];
    expect(Buffer.compare(bytes, again)).toBe(0);
    const body = (await unzip(bytes)).get("word/document.xml") ?? "";
    expect(body).not.toContain("<w:footnoteReference");
    const names = [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, id]) => id);
    expect(names).toEqual(made.works.map(({ number }) => `work-${number}`));
    const ids = [...body.matchAll(/<w:bookmarkStart [^>]*w:id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const anchors = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, id]) => id);
    expect(anchors.length).toBeGreaterThanOrEqual(made.notes.length);
    for (const one of anchors) expect(names).toContain(one);
  });

  it("PDF: has the marks of every sentence and the same list", async () => {
    const made = await brief("gost", "ru", "references");
    const bytes = await briefPdf(made);
    // Before it is read: the reader takes the bytes.
    expect(Buffer.from(bytes).toString("latin1")).toContain("/StructTreeRoot");
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    const [first] = made.notes;
    expect(text).toContain(`[${first?.works.join("; ")}]`);
    expect(text).toContain("Текст : электронный");
  });

  it("XLSX: sentences carry their marks, and a sheet has what is known of each source", async () => {
    const made = await brief("gost", "ru", "references");
    const { sheets } = briefWorkbook(made);
    const lines = sheets.find(({ name }) => name === "sentences");
    const at = lines?.columns.findIndex(({ name }) => name === "marks") ?? -1;
    for (const row of lines?.rows ?? []) expect(row[at]).toMatch(/^\[\d+(?:; \d+)*\]$/);
    expect(sheets.find(({ name }) => name === "sources")?.rows.length).toBe(made.works.length);
  });

  it("stands before the stop with its marks, in brackets, in every language", async () => {
    for (const language of ["en", "ru"] as const) {
      const html = briefHtml(await brief("gost", language, "references"));
      expect(html).toMatch(/\]<\/span>\.<\/li>/);
      expect(html).not.toMatch(/(?<!г)\. <span class="marks">/);
      expect(html).not.toMatch(/<\/span><\/li>/);
    }
  });
});

describe("the mark of a footnote", () => {
  const first = async (language: ReadLanguage) => {
    const lines = [...briefHtml(await brief("apa", language)).matchAll(/<li>(.*?)<\/li>/gs)];
    return lines.map(([, line = ""]) => line).filter((line) => line.includes('id="ref-'));
  };

  it("stands behind the stop in English, before it in Russian, Kazakh and Uzbek", async () => {
    expect((await first("en"))[0]).toMatch(/\.<sup>.*<\/sup>$/);
    for (const language of ["ru", "kk", "uz-Latn", "uz-Cyrl"] as const) {
      expect((await first(language))[0], language).toMatch(/[^.]<sup>.*<\/sup>\.$/);
    }
  });

  it("never stands right behind a figure, where it would be read as its power", async () => {
    for (const language of ["ru", "kk", "uz-Latn"] as const) {
      expect(briefHtml(await brief("apa", language)), language).not.toMatch(/\d<sup>/);
    }
  });

  it("stands behind the point of a shortened word, of which there is one", async () => {
    const lines = await first("ru");
    expect(lines.filter((line) => /г\.<sup>.*<\/sup>$/.test(line)).length).toBeGreaterThan(0);
    for (const { text } of (await brief("apa", "ru")).notes) expect(text).not.toContain("г..");
  });
});

describe("what a brief says in another language than its own", () => {
  it("L8: is marked: names of sources in notes, sentences and the list, in HTML, DOCX and PDF", async () => {
    const made = await brief("apa", "kk");
    for (const { text, foreign = [] } of made.notes) {
      for (const { from, to, language } of foreign) {
        expect(language).not.toBe("kk");
        expect(text.slice(from, to)).not.toMatch(/[ғқңөұүәһі]|register\//u);
      }
    }
    expect(made.works.filter(({ foreign }) => foreign === undefined)).toEqual([]);
    const html = briefHtml(made);
    expect(html).toContain('<span lang="en">CIA World Factbook');
    const files = await unzip(await briefDocx(made));
    expect(files.get("word/footnotes.xml")).toMatch(
      /<w:lang w:val="en"\/><\/w:rPr><w:t[^>]*>CIA World Factbook/,
    );
    expect(Buffer.from(await briefPdf(made)).toString("latin1")).toContain("/Lang (en)");
  });

  it("is no name that a register gives to a source: those are told in every language, with their dates", async () => {
    const named = {
      en: "Kazinform, list of documents of the November 2025 visit: ",
      kk: "Kazinform, сапар құжаттарының тізімі (2025 жылғы қараша): ",
      ru: "Kazinform, список документов визита (ноябрь 2025 г.): ",
      "uz-Latn": "Kazinform, tashrif hujjatlari roʻyxati (2025-yil noyabr): ",
      "uz-Cyrl": "Kazinform, ташриф ҳужжатлари рўйхати (2025 йил ноябрь): ",
    } as const;
    for (const language of languages) {
      const { notes } = await brief("apa", language);
      const note = notes.find(({ text }) => text.startsWith(named[language]));
      expect(note, language).toBeDefined();
      expect(note?.foreign, language).toBeUndefined();
      const day = language === "en" ? "20 Jan 2026" : "20.01.2026";
      expect(
        notes.some(({ text }) => text.startsWith(`Profit.kz, ${day}: `)),
        language,
      ).toBe(true);
    }
  });

  it("is no unit of ours: those are translated, with their numbers", async () => {
    const made = await built.brief({
      name: "country-pair-review",
      language: "ru",
      without: ["what-if", "glance", "by-direction", "said", "doctrines"],
    });
    const [chart] = made.sections
      .flatMap(({ charts }) => charts)
      .filter(({ id }) => id === "income-trend");
    expect(chart?.caption).toMatch(
      /^международные доллары на человека в постоянных ценах 2021 года/,
    );
    const own = made.sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ sentences }) => sentences),
    );
    const posts = own.find(({ text }) => text.includes("1565"));
    expect(posts?.text).toContain("1565 пограничных столбов");
  });
});
