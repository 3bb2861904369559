import { describe, expect, it } from "vitest";
import {
  type SearchPassage,
  type SearchRequest,
  search,
  searcherOf,
  type Term,
} from "../../src/texts/index.ts";

const passages: readonly SearchPassage[] = [
  ["uz-Latn", "Oʻrmonlik bilan togʻlik davlatlari suv haqida kelishdi. Oʻrmonlikning suvi koʻp."],
  ["uz-Latn", "O‘rmonlik va Tog'lik chegarasi. Suv Togʻlikda yoʻq."],
  ["ru", "Лесания и Горания договорились о воде. В Лесании воды много."],
  ["en", "Forestia agreed with Mountainia. Water is scarce; water is dear."],
  ["uz-Cyrl", "Ўрмонлик билан тоғлик ўртасида сув ҳақида битим."],
].map(([language = "", text = ""], i) => ({
  id: `d${i}.p1`,
  document: `d${i}`,
  documentTitle: `Document ${i}`,
  language,
  start: 100 * i,
  end: 100 * i + text.length,
  text,
}));

const terms: readonly Term[] = [
  { id: "g1", en: "Forestia (state)", uz_latn: "Oʻrmonlik", uz_cyrl: "Ўрмонлик", ru: "Лесания" },
  { id: "g2", en: "water", uz_latn: "suv", uz_cyrl: "сув", ru: "вода" },
  { id: "g3", en: "state border", uz_latn: "davlat chegarasi; chegara", ru: "граница" },
].map((one, i) => ({ ...one, category: "", file: "glossary/glossary.csv", row: i + 2 }));

const searcher = searcherOf(passages, terms);
type Mode = "exact" | "folded" | "across";
const ask = (query: string, mode: Mode, more: Partial<SearchRequest> = {}) =>
  search(searcher, { query, mode, ...more });
const found = async (query: string, mode: Mode): Promise<readonly string[]> =>
  (await ask(query, mode)).hits.map((hit) => hit.document);

describe("search", () => {
  it("finds the very characters and nothing else when asked for them", async () => {
    expect(await found("Oʻrmonlik", "exact")).toEqual(["d0"]);
    expect(await found("O'rmonlik", "exact")).toEqual([]);
    expect(await found("suv haqida kelishdi.", "exact")).toEqual(["d0"]);
    expect((await ask("ater", "exact")).total.mentions).toBe(2);
  });

  it("finds every mark and suffix of a word typed on a plain keyboard", async () => {
    const result = await ask("O'rmonlik", "folded");
    expect(result.total).toEqual({ mentions: 3, passages: 2, documents: 2 });
    const why = result.hits.flatMap((hit) => hit.why.map((one) => [one.matched, one.how]));
    expect(why).toContainEqual(["Oʻrmonlikning", "stem"]);
    expect(why).toContainEqual(["O‘rmonlik", "folded"]);
  });

  it("finds all languages and scripts through the glossary", async () => {
    for (const query of ["Forestia", "Лесания", "Ўрмонлик", "o'rmonlik", "Лесании"]) {
      const result = await ask(query, "across");
      expect(result.total).toEqual({ mentions: 7, passages: 5, documents: 5 });
    }
    const reason = (await ask("Forestia", "across", { language: "ru" })).hits[0]?.why[0];
    expect(reason).toEqual({
      typed: "Forestia",
      matched: "Лесания",
      how: "glossary",
      through: "g1: Лесания",
    });
  });

  it("finds across languages at least what it finds folded", async () => {
    for (const query of ["suv davlat", "suv", "state border", "water dear", "тоғлик"]) {
      for (const document of await found(query, "folded"))
        expect(await found(query, "across")).toContain(document);
    }
  });

  it("asks for all the words, and for a phrase as it stands", async () => {
    expect(await found("suv chegarasi", "folded")).toEqual(["d1"]);
    expect(await found('"water is dear"', "folded")).toEqual(["d3"]);
    expect(await found('"is water dear"', "folded")).toEqual([]);
    expect(await found("«suv haqida»", "folded")).toEqual(["d0"]);
    // A phrase does not reach over the end of a sentence or clause.
    expect(await found('"scarce water"', "folded")).toEqual([]);
  });

  it("gives mentions whose places hold their words", async () => {
    for (const mode of ["exact", "folded", "across"] as const) {
      for (const hit of (await ask("suv", mode)).hits) {
        for (const { start, end, quote } of hit.mentions) {
          expect(hit.text.slice(start - hit.start, end - hit.start)).toBe(quote);
        }
        expect(hit.mentions.length).toBeGreaterThan(0);
      }
    }
  });

  it("says honestly whether more was found than is given, and counts it all", async () => {
    const result = await ask("water", "across", { limit: 2 });
    expect(result.hits).toHaveLength(2);
    expect(result.cut).toBe(true);
    expect(result.total.passages).toBe(5);
    expect((await ask("water", "across")).cut).toBe(false);
  });

  it("ranks by how much a passage says of what is asked, equals in the order of documents", async () => {
    const many = passages.map((one, i) => ({
      ...one,
      text: i === 3 ? "water water water" : "water and more words",
    }));
    const hits = (await search(searcherOf(many), { query: "water", mode: "folded" })).hits;
    expect(hits.map((hit) => hit.document)).toEqual(["d3", "d0", "d1", "d2", "d4"]);
  });

  it("finds nothing for nothing, and survives whatever is typed", async () => {
    for (const query of [
      "",
      "   ",
      '""',
      "«»",
      "(",
      "[a-",
      "\\",
      "'",
      "ʻ",
      "\ud800",
      "…",
      '"unclosed',
    ]) {
      for (const mode of ["exact", "folded", "across"] as const) {
        const result = await ask(query, mode);
        expect(result.hits.length).toBe(result.total.passages);
      }
    }
    expect((await search(searcherOf([]), { query: "a", mode: "folded" })).total.mentions).toBe(0);
  });

  // Measured closely in the benches: here only that nothing grows with the square of the passages.
  it("indexes 10,000 passages within seconds and answers within a quarter of one, even on a busy machine", async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => {
      const one = passages[i % passages.length] as SearchPassage;
      return { ...one, id: `m${i}`, text: `${one.text} ${one.text} ${one.text} ${one.text} ${i}` };
    });
    const begun = performance.now();
    const large = searcherOf(many, terms);
    expect(performance.now() - begun).toBeLessThan(20_000);
    for (const mode of ["exact", "folded", "across"] as const) {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const asked = performance.now();
        await search(large, { query: "suv chegarasi", mode });
        times.push(performance.now() - asked);
      }
      expect(Math.min(...times)).toBeLessThan(250);
    }
  });
});
