import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cutPassages, extract, search, searcherOf, type Term } from "../../src/texts/index.ts";

const folder = new URL("../../../shared/seed/", import.meta.url);
const name = existsSync(folder)
  ? readdirSync(folder).find((one) => one.endsWith(".txt"))
  : undefined;

async function readArticle() {
  const file = readFileSync(new URL(name ?? "", folder));
  const extracted = await extract(file, "article.txt");
  const passages = cutPassages(extracted, "article").map((one) => ({
    ...one,
    documentTitle: "Article",
    text: extracted.text.slice(one.start, one.end),
  }));
  return { file, extracted, passages };
}

const country: Term = {
  id: "g1",
  category: "state",
  en: "Uzbekistan",
  uz_latn: "Oʻzbekiston",
  uz_cyrl: "Ўзбекистон",
  ru: "Узбекистан",
  kk: "Өзбекстан",
  file: "glossary/glossary.csv",
  row: 2,
};

// The article is not part of this repository: where it lies beside it, it is read.
describe.skipIf(name === undefined)(
  "the article under study (skipped where ../shared/seed is absent)",
  () => {
    it("is extracted as the file it is", async () => {
      const { file, extracted } = await readArticle();
      expect(extracted.text).toBe(file.toString("utf8"));
      expect(extracted.findings).toEqual([]);
    });

    it("has every passage of 100 characters or more in its right language", async () => {
      const { passages } = await readArticle();
      const long = passages.filter((one) => one.text.length >= 100);
      const part = (label: RegExp): number => passages.findIndex((one) => label.test(one.text));
      const russian = part(/^Аннот/);
      const english = part(/^Abstract/);
      const rest = part(/^Asosiy/);
      expect([russian, english, rest].every((i) => i > 0)).toBe(true);
      for (const one of long) {
        const i = passages.indexOf(one);
        const isUzbek = i < russian || i > rest;
        expect(one.language).toBe(isUzbek ? "uz-Latn" : i < english ? "ru" : "en");
      }
      expect(long.length).toBeGreaterThan(30);
    });

    it("has its eight numbered headings, each over the paragraphs of its section", async () => {
      const { passages } = await readArticle();
      const headings = passages.filter((one) => one.kind === "heading" && /^\d\./.test(one.text));
      expect(headings.map((one) => one.text.slice(0, 2))).toEqual([
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
        "6.",
        "7.",
        "8.",
      ]);
      for (const heading of headings) {
        expect(heading.text.endsWith(".")).toBe(true);
        expect(passages.some((one) => one.section === heading.id && one.kind === "paragraph")).toBe(
          true,
        );
      }
    });

    it("has no passage that begins in the midst of a sentence", async () => {
      const { passages } = await readArticle();
      for (const one of passages) expect(one.text).toMatch(/^[“«"]?[\p{Lu}\d]/u);
      for (const one of passages) expect(one.text).toMatch(/[.:]$/u);
    });

    it("L3: gives up every mention to words typed on a plain keyboard", async () => {
      const { passages } = await readArticle();
      const searcher = searcherOf(passages, [country]);
      const mentions = async (query: string, mode: "folded" | "across"): Promise<number> =>
        (await search(searcher, { query, mode })).total.mentions;
      expect(await mentions("O'zbekiston", "folded")).toBe(48);
      expect(await mentions("Qozog'iston", "folded")).toBe(21);
      expect(await mentions("Afg'oniston", "folded")).toBe(4);
      for (const query of ["Узбекистан", "Uzbekistan", "Өзбекстан", "O`zbekiston"]) {
        const { hits } = await search(searcher, { query, mode: "across", limit: 1000 });
        const uzbek = hits
          .filter((hit) => hit.language === "uz-Latn")
          .flatMap((hit) => hit.mentions);
        expect(uzbek).toHaveLength(48);
      }
    });
  },
);
