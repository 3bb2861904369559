import { describe, expect, it } from "vitest";
import { compilePatterns, type Pattern, sentences } from "../../src/language/index.ts";
import type { Language } from "../../src/terms/index.ts";
import { hasShared, millisecondsOf, readSeed } from "./data.ts";

function pattern(id: number, language: Language, text: string, options: object = {}): Pattern {
  return { id, language, words: text.split(" ").map((word) => ({ text: word, ...options })) };
}

function found(patterns: readonly Pattern[], text: string, language: Language): readonly string[] {
  const matches = compilePatterns(patterns).find(text, language);
  return matches.map((match) => `${match.pattern}:${text.slice(match.start, match.end)}`);
}

describe("compilePatterns", () => {
  it("finds words by stem, at their place in the original", () => {
    const text = "Amudaryo va O‘zbekistonning suv resurslaridan";
    expect(
      found(
        [pattern(1, "uz-Latn", "O'zbekiston"), pattern(2, "uz-Latn", "suv resurs")],
        text,
        "uz-Latn",
      ),
    ).toEqual(["1:O‘zbekistonning", "2:suv resurslaridan"]);
  });

  it("goes over hyphens, dashes, quotes and line ends between words, but not over a full stop", () => {
    const patterns = [
      pattern(1, "unknown", "CASA-1000"),
      pattern(2, "uz-Latn", "Surxon Puli Xumri"),
      pattern(3, "uz-Latn", "Xayraton Mozori Sharif"),
    ];
    expect(
      found(patterns, "(CASA -1000) «Surxon-Puli \n\nXumri» “Xayraton–Mozori Sharif”", "uz-Latn"),
    ).toEqual(["1:CASA -1000", "2:Surxon-Puli \n\nXumri", "3:Xayraton–Mozori Sharif"]);
    expect(found(patterns, "Xayraton. Mozori Sharif, Surxon, Puli Xumri", "uz-Latn")).toEqual([]);
  });

  it("gives longer matches first and all ids at one place, but one id only once", () => {
    const patterns = [
      pattern(1, "kk", "сыртқы саясат"),
      pattern(2, "kk", "саясат"),
      pattern(3, "kk", "сыртқы"),
      pattern(2, "kk", "сыртқы саясат"),
    ];
    expect(found(patterns, "сыртқы саясатының", "kk")).toEqual([
      "1:сыртқы саясатының",
      "2:сыртқы саясатының",
      "3:сыртқы",
    ]);
  });

  it("finds a compound with a possessive in its other forms too", () => {
    const patterns = [pattern(1, "uz-Latn", "suv ombori"), pattern(2, "kk", "су қоймасы")];
    expect(found(patterns, "suv omborlari va suv omborida, ombori", "uz-Latn")).toEqual([
      "1:suv omborlari",
      "1:suv omborida",
    ]);
    expect(found(patterns, "су қоймаларының, су қоймасына", "kk")).toEqual([
      "2:су қоймаларының",
      "2:су қоймасына",
    ]);
  });

  it("lets other words pass where a gap is allowed", () => {
    const gapped: Pattern = { ...pattern(1, "en", "delimitation border"), gap: 2 };
    expect(found([gapped], "delimitation of the borders", "en")).toEqual([
      "1:delimitation of the borders",
    ]);
    expect(found([gapped], "delimitation of all the borders", "en")).toEqual([]);
    const strict = pattern(2, "en", "delimitation river");
    expect(found([gapped, strict], "delimitation of the river", "en")).toEqual([]);
  });

  it("finds a word only in the case that its pattern demands", () => {
    const owner: Pattern = {
      id: 1,
      language: "uz-Latn",
      words: [{ text: "Oʻzbekiston", case: "genitive" }, { text: "hudud" }],
    };
    const goal: Pattern = {
      id: 2,
      language: "kk",
      words: [{ text: "Қазақстан", case: "dative" }],
    };
    expect(found([owner], "Oʻzbekistonning hududida, Oʻzbekiston hududi", "uz-Latn")).toEqual([
      "1:Oʻzbekistonning hududida",
    ]);
    expect(found([goal], "Қазақстанға, Қазақстанның, Қазақстаннан", "kk")).toEqual([
      "2:Қазақстанға",
    ]);
    const plain: Pattern = { ...goal, words: [{ text: "Қазақстан", case: "nominative" }] };
    expect(found([plain], "Қазақстан Қазақстанға келді", "kk")).toEqual(["2:Қазақстан"]);
  });

  it("finds every form of a stem in a text of many words, however they begin", () => {
    const patterns = [pattern(1, "uz-Latn", "kelish"), pattern(2, "uz-Latn", "yurak")];
    expect(found(patterns, "ular keldi, yuragi kelishga", "uz-Latn")).toEqual([
      "1:keldi",
      "2:yuragi",
      "1:kelishga",
    ]);
    expect(found([pattern(3, "kk", "келісу")], "олар келісті", "kk")).toEqual(["3:келісті"]);
  });

  it("finds an exact word only as written, and capitals only in capitals", () => {
    const patterns = [
      pattern(1, "uz-Latn", "UN", { exact: true }),
      pattern(2, "uz-Latn", "bitim", { exact: true }),
    ];
    expect(found(patterns, "UN va un, bitim, Bitimlar", "uz-Latn")).toEqual(["1:UN", "2:bitim"]);
  });

  it("applies English patterns to Uzbek Latin passages and unknown ones to all", () => {
    const patterns = [
      pattern(1, "en", "win-win"),
      pattern(2, "en", "double landlocked"),
      pattern(3, "unknown", "BMT"),
      pattern(4, "ru", "вода"),
    ];
    expect(
      found(patterns, "win-win strategiyasi, “double landlocked”, BMTning", "uz-Latn"),
    ).toEqual(["1:win-win", "2:double landlocked", "3:BMTning"]);
    expect(found(patterns, "win-win вода BMT", "kk")).toEqual(["3:BMT"]);
  });

  it.skipIf(!hasShared)(
    "L3: finds every mention in the article in ../shared as typed on a plain keyboard",
    () => {
      const text = readSeed();
      const count = (word: string): number =>
        found([pattern(1, "uz-Latn", word)], text, "uz-Latn").length;
      expect(count("O'zbekiston")).toBe(48);
      expect(count("Qozog'iston")).toBe(21);
      expect(count("Afg'oniston")).toBe(4);
    },
  );

  it.skipIf(!hasShared)("finds the named things of the article in ../shared", () => {
    const text = readSeed();
    const names = [
      "Surxon Puli Xumri",
      "CASA-1000",
      "Amudaryo",
      "Sirdaryo",
      "win-win",
      "winner takes all",
      "double landlocked",
      "94-maqsad",
    ];
    const patterns = names.map((name, i) =>
      pattern(i, i === 1 ? "unknown" : i > 3 && i < 7 ? "en" : "uz-Latn", name),
    );
    const matches = compilePatterns(patterns).find(text, "uz-Latn");
    expect(new Set(matches.map((match) => match.pattern)).size).toBe(names.length);
    expect(sentences(text).length).toBeGreaterThan(100);
  });

  it("reads 10,000 patterns in one pass, at 5 MB a second or more", () => {
    const syllables = ["bar", "qor", "tin", "lik", "suv", "mol", "dar", "yon", "shah", "kel"];
    const words = syllables.flatMap((a) =>
      syllables.flatMap((b) => syllables.map((c) => a + b + c)),
    );
    const patterns = Array.from({ length: 10_000 }, (_, i) =>
      pattern(i, "uz-Latn", `${words[i % 1000]} ${words[(i * 7 + 3) % 1000]}`),
    );
    const matcher = compilePatterns(patterns);
    const text = Array.from({ length: 200_000 }, (_, i) => `${words[(i * 13) % 1000]}ning`).join(
      " ",
    );
    matcher.find(text.slice(0, 100_000), "uz-Latn");
    const seconds = millisecondsOf(() => matcher.find(text, "uz-Latn")) / 1000;
    expect(text.length / 1e6 / seconds).toBeGreaterThan(5);
  });
});
