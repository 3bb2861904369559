import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Coding, codeDocument } from "../../src/evidence/index.ts";
import { cutPassages, extract } from "../../src/texts/index.ts";
import { codebooks, coder } from "./codebooks.ts";

const folder = new URL("../../../shared/seed/", import.meta.url);
const name = existsSync(folder) ? readdirSync(folder).find((one) => one.endsWith(".txt")) : "";
if (!name) console.warn("The article is not beside the repository: its tests are skipped.");

interface Read {
  readonly text: string;
  readonly codings: readonly Coding[];
  readonly headings: ReadonlyMap<string, string>;
  readonly under: ReadonlyMap<string, readonly string[]>;
}

async function read(): Promise<Read> {
  const extracted = await extract(readFileSync(new URL(`${name}`, folder)), `${name}`);
  const { text } = extracted;
  const cut = cutPassages(extracted, "article");
  const passages = cut.map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
  const codings = codeDocument(passages, { document: "article" }, coder, codebooks);
  const numbered = passages.filter((one) => one.kind === "heading" && /^[1-8]\./.test(one.text));
  const headings = new Map(numbered.map((one) => [one.text.slice(0, 1), one.id]));
  const under = new Map(
    numbered.map((one) => [
      one.text.slice(0, 1),
      passages.filter((other) => other.section === one.id).map((other) => other.id),
    ]),
  );
  return { text, codings, headings, under };
}

describe.skipIf(!name)("the article", async () => {
  const { text, codings, headings, under } = name ? await read() : await Promise.reject();
  const mentions = codings.flatMap((one) => one.mentions);

  it("gives back each quote, name, date and amount exactly where it says", () => {
    expect(codings.length).toBeGreaterThan(60);
    for (const one of codings) {
      expect(text.slice(one.start, one.end)).toBe(one.quote);
      for (const item of one.mentions) expect(text.slice(item.start, item.end)).toBe(item.quote);
      for (const item of [...one.dates, ...one.quantities]) {
        expect(one.start <= item.start && item.end <= one.end).toBe(true);
      }
    }
  });

  it.each(["UZB", "KAZ", "KGZ", "TJK", "TKM", "AFG", "RUS", "CHN", "IRN"])("names %s", (state) => {
    expect(mentions.some((one) => one.id === state && one.type === "state")).toBe(true);
  });

  it("finds the first state in all its spellings, suffixes and scripts", () => {
    const found = new Set(mentions.filter((one) => one.id === "UZB").map((one) => one.start));
    const bare = /[OО]['‘’ʻʼ`]zbekiston|Узбекистан|Uzbekistan/giu;
    const missed = [...text.matchAll(bare)].filter(
      (match) => ![...found].some((start) => start <= match.index && match.index < start + 30),
    );
    expect(missed.map((match) => text.slice(match.index, match.index + 40))).toEqual([]);
  });

  it.each([
    "uzb-2012-concept",
    "kaz-2014-2020-concept",
    "uzb-2022-2026-strategy",
    "goal-94",
    "hairatan-mazar-railway",
    "mazar-herat-railway",
    "surkhan-puli-khumri",
    "casa-1000",
    "amu-darya",
    "syr-darya",
    "un",
    "win-win",
    "winner-takes-all",
  ])("names %s", (code) => {
    expect(mentions.some((one) => one.id === code)).toBe(true);
  });

  it.each([
    ["1", "position"],
    ["2", "heritage"],
    ["3", "development"],
    ["4", "security-belt"],
    ["5", "rivers"],
    ["6", "disputes"],
    ["7", "south"],
    ["8", "trade"],
  ])("carries heading %s as %s to the passages under it", (number, direction) => {
    const heading = codings.find((one) => one.passage === headings.get(number));
    expect(heading?.direction).toBe(direction);
    const passages = under.get(number) ?? [];
    expect(passages.length).toBeGreaterThan(0);
    // The eighth section runs on through the rest of the article: its heading fades.
    for (const passage of passages.slice(0, 4)) {
      const own = codings.filter((one) => one.passage === passage);
      expect(
        own.map((one) => one.direction),
        passage,
      ).toContain(direction);
    }
  });

  it("reads the fifty million people and the years of both doctrines", () => {
    const amounts = codings.flatMap((one) => one.quantities);
    expect(amounts.some((one) => one.value === 50e6 && one.unit === "people")).toBe(true);
    const dates = new Set(codings.flatMap((one) => one.dates.map((date) => date.value)));
    for (const date of ["2012", "2014/2020", "2022/2026", "2018", "2017"]) {
      expect(dates.has(date), date).toBe(true);
    }
  });
});
