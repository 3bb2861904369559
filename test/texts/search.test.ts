import { describe, expect, it } from "vitest";
import { buildIndex, type SearchPassage, search, type Term } from "../../src/texts/index.ts";

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

const index = buildIndex(passages, terms);
const found = (query: string, mode: "exact" | "folded" | "across"): string[] =>
  search(index, { query, mode }).hits.map((hit) => hit.document);

describe("search", () => {
  it("finds the very characters and nothing else when asked for them", () => {
    expect(found("Oʻrmonlik", "exact")).toEqual(["d0"]);
    expect(found("O'rmonlik", "exact")).toEqual([]);
    expect(found("suv haqida kelishdi.", "exact")).toEqual(["d0"]);
    expect(search(index, { query: "ater", mode: "exact" }).total.mentions).toBe(2);
  });

  it("finds every mark and suffix of a word typed on a plain keyboard", () => {
    const result = search(index, { query: "O'rmonlik", mode: "folded" });
    expect(result.total).toEqual({ mentions: 3, passages: 2, documents: 2 });
    const why = result.hits.flatMap((hit) => hit.why.map((one) => [one.matched, one.how]));
    expect(why).toContainEqual(["Oʻrmonlikning", "stem"]);
    expect(why).toContainEqual(["O‘rmonlik", "folded"]);
  });

  it("finds all languages and scripts through the glossary", () => {
    for (const query of ["Forestia", "Лесания", "Ўрмонлик", "o'rmonlik", "Лесании"]) {
      const result = search(index, { query, mode: "across" });
      expect(result.total).toEqual({ mentions: 7, passages: 5, documents: 5 });
    }
    const reason = search(index, { query: "Forestia", mode: "across", language: "ru" }).hits[0]
      ?.why[0];
    expect(reason).toEqual({
      typed: "Forestia",
      matched: "Лесания",
      how: "glossary",
      through: "g1: Лесания",
    });
  });

  it("finds across languages at least what it finds folded", () => {
    for (const query of ["suv davlat", "suv", "state border", "water dear", "тоғлик"]) {
      for (const document of found(query, "folded"))
        expect(found(query, "across")).toContain(document);
    }
  });

  it("asks for all the words, and for a phrase as it stands", () => {
    expect(found("suv chegarasi", "folded")).toEqual(["d1"]);
    expect(found('"water is dear"', "folded")).toEqual(["d3"]);
    expect(found('"is water dear"', "folded")).toEqual([]);
    expect(found("«suv haqida»", "folded")).toEqual(["d0"]);
    // A phrase does not reach over the end of a sentence or clause.
    expect(found('"scarce water"', "folded")).toEqual([]);
  });

  it("gives mentions whose places hold their words", () => {
    for (const mode of ["exact", "folded", "across"] as const) {
      for (const hit of search(index, { query: "suv", mode }).hits) {
        for (const { start, end, quote } of hit.mentions) {
          expect(hit.text.slice(start - hit.start, end - hit.start)).toBe(quote);
        }
        expect(hit.mentions.length).toBeGreaterThan(0);
      }
    }
  });

  it("says honestly whether more was found than is given, and counts it all", () => {
    const result = search(index, { query: "water", mode: "across", limit: 2 });
    expect(result.hits).toHaveLength(2);
    expect(result.cut).toBe(true);
    expect(result.total.passages).toBe(5);
    expect(search(index, { query: "water", mode: "across" }).cut).toBe(false);
  });

  it("ranks by how much a passage says of what is asked, equals in the order of documents", () => {
    const many = passages.map((one, i) => ({
      ...one,
      text: i === 3 ? "water water water" : "water and more words",
    }));
    const hits = search(buildIndex(many), { query: "water", mode: "folded" }).hits;
    expect(hits.map((hit) => hit.document)).toEqual(["d3", "d0", "d1", "d2", "d4"]);
  });

  it("finds nothing for nothing, and survives whatever is typed", () => {
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
        const result = search(index, { query, mode });
        expect(result.hits.length).toBe(result.total.passages);
      }
    }
    expect(search(buildIndex([]), { query: "a", mode: "folded" }).total.mentions).toBe(0);
  });

  // Measured closely in the benches: here only that nothing grows with the square of the passages.
  it("indexes 10,000 passages within seconds and answers within a quarter of one, even on a busy machine", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => {
      const one = passages[i % passages.length] as SearchPassage;
      return { ...one, id: `m${i}`, text: `${one.text} ${one.text} ${one.text} ${one.text} ${i}` };
    });
    const begun = performance.now();
    const large = buildIndex(many, terms);
    expect(performance.now() - begun).toBeLessThan(8_000);
    for (const mode of ["exact", "folded", "across"] as const) {
      const times = Array.from({ length: 5 }, () => {
        const asked = performance.now();
        search(large, { query: "suv chegarasi", mode });
        return performance.now() - asked;
      });
      expect(Math.min(...times)).toBeLessThan(250);
    }
  });
});
