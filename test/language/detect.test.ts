import { describe, expect, it } from "vitest";
import { type Detected, detect, transliterate } from "../../src/language/index.ts";
import {
  hasShared,
  keptAside,
  readDeclaration,
  readGold,
  readLanguageLines,
  readSeed,
  readTreebank,
  uzbekCyrillic,
} from "./data.ts";

/** Every third paragraph of a declaration: the others were counted. */
function paragraphs(code: string): readonly string[] {
  return readDeclaration(code).filter((text, i) => i % 3 === 2 && text.length >= 100);
}

function share(texts: readonly string[], language: Detected["language"]): number {
  const right = texts.filter((text) => detect(text).language === language).length;
  expect(texts.length).toBeGreaterThan(5);
  return right / texts.length;
}

/** Consecutive sentences joined until they make a paragraph of 100 characters. */
function joined(lines: readonly string[]): readonly string[] {
  const all: string[] = [];
  let text = "";
  for (const line of lines) {
    text = text === "" ? line : `${text} ${line}`;
    if (text.length < 100) continue;
    all.push(text);
    text = "";
  }
  return all;
}

/** The blocks of the article between its blank lines, joined into paragraphs, by the language they are in. */
function seedParts(): readonly { text: string; language: Detected["language"] }[] {
  const text = readSeed();
  const russian = text.indexOf("Аннотатция");
  const english = text.indexOf("Abstract");
  const uzbek = text.indexOf("Asosiy qism");
  const parts = [
    { from: 0, to: russian, language: "uz-Latn" as const },
    { from: russian, to: english, language: "ru" as const },
    { from: english, to: uzbek, language: "en" as const },
    { from: uzbek, to: text.length, language: "uz-Latn" as const },
  ];
  return parts.flatMap(({ from, to, language }) =>
    joined(
      text
        .slice(from, to)
        .split("\n")
        .filter((line) => line.trim() !== ""),
    ).map((one) => {
      return { text: one, language };
    }),
  );
}

describe("detect", () => {
  it("tells the five languages apart in a sentence", () => {
    expect(detect("Oʻzbekiston va Qozogʻiston oʻrtasidagi hamkorlik").language).toBe("uz-Latn");
    expect(detect("Ўзбекистон ва Қозоғистон ўртасидаги ҳамкорлик").language).toBe("uz-Cyrl");
    expect(detect("Қазақстан мен Өзбекстан арасындағы ынтымақтастық").language).toBe("kk");
    expect(detect("Сотрудничество между Узбекистаном и Казахстаном").language).toBe("ru");
    expect(detect("Cooperation between Uzbekistan and Kazakhstan").language).toBe("en");
  });

  it("is not misled by missing or odd apostrophes and look-alike letters", () => {
    expect(detect("Ozbekiston va Qozogiston ortasidagi hamkorlik munosabatlari").language).toBe(
      "uz-Latn",
    );
    expect(detect("Аfg`oniston bilan hamkorlik masalalari").language).toBe("uz-Latn");
    expect(detect("Kлючевые слова: внешняя политика").language).toBe("ru");
  });

  it("calls a text without letters unknown, and other scripts too", () => {
    expect(detect("2014—2020, 3.5 %")).toEqual({ language: "unknown", confidence: 0 });
    expect(detect("中亚国家合作").language).toBe("unknown");
    expect(detect("همکاری‌های منطقه‌ای").language).toBe("unknown");
  });

  it("says how sure it is, from 0 to 1, and is surer of more text", () => {
    const short = detect("va bu");
    const long = detect("va bu masala boʻyicha ikki davlat oʻrtasida kelishuvga erishildi");
    expect(short.confidence).toBeGreaterThan(0);
    expect(long.confidence).toBeGreaterThan(short.confidence);
    expect(long.confidence).toBeLessThanOrEqual(1);
  });

  it("L6: names every paragraph of the Universal Declaration that was kept aside", () => {
    expect(share(paragraphs("uzn_latn"), "uz-Latn")).toBe(1);
    expect(share(paragraphs("uzn_cyrl"), "uz-Cyrl")).toBe(1);
    expect(share(paragraphs("kaz"), "kk")).toBe(1);
    expect(share(paragraphs("rus"), "ru")).toBe(1);
    expect(share(paragraphs("eng"), "en")).toBe(1);
  });

  it("takes no neighbour's language for Uzbek, Kazakh, Russian or English", () => {
    const others = [
      "tur",
      "azj_latn",
      "azj_cyrl",
      "tat",
      "kaa",
      "crh",
      "gag",
      "uig_latn",
      "deu_1996",
      "fra",
      "ukr",
      "khk",
    ];
    for (const code of others) expect(share(paragraphs(code), "unknown"), code).toBe(1);
  });

  it("names the neighbours that it does not read: Kyrgyz, Tajik, Turkmen in both scripts", () => {
    expect(share(paragraphs("kir"), "ky")).toBe(1);
    expect(share(paragraphs("tgk"), "tg")).toBe(1);
    expect(share(paragraphs("tuk_latn"), "tk")).toBe(1);
    expect(share(paragraphs("tuk_cyrl"), "tk")).toBe(1);
  });

  it("knows Kazakh in Latin letters, and Uzbek in the spelling with one letter for each sound", () => {
    expect(detect("Qazaqstan men Özbekstan arasyndağy yntymaqtastyq").language).toBe("kk-Latn");
    expect(detect("Qazaqstan men Ózbekstan arasyndaǵy yntymaqtastyq").language).toBe("kk-Latn");
    expect(detect("Ōzbekiston va Qozoḡiston ōrtasidagi şartnoma").language).toBe("uz-Latn");
  });

  it("knows Uzbek Cyrillic as people write it, with and without its four letters, in capitals", () => {
    const bare: Readonly<Record<string, string>> = { ў: "у", қ: "к", ғ: "г", ҳ: "х" };
    const typed = uzbekCyrillic().map((text) =>
      text.toLowerCase().replace(/[ўқғҳ]/g, (letter) => bare[letter] ?? letter),
    );
    expect(uzbekCyrillic().length).toBeGreaterThanOrEqual(150);
    expect(share(uzbekCyrillic(), "uz-Cyrl")).toBeGreaterThanOrEqual(0.99);
    expect(share(typed, "uz-Cyrl")).toBeGreaterThanOrEqual(0.97);
    const capitals = uzbekCyrillic().map((text) => text.toUpperCase());
    expect(share(capitals, "uz-Cyrl")).toBeGreaterThanOrEqual(0.99);
  });

  it("takes languages that were never counted for none of its own", () => {
    for (const code of ["sqi", "wol", "kin", "fao", "ell_monotonic", "kat", "hye"]) {
      let texts: readonly string[] = [];
      try {
        texts = readDeclaration(code).filter((text) => text.length >= 100);
      } catch {
        continue; // not in this edition of the package
      }
      expect(share(texts, "unknown"), code).toBeGreaterThan(0.9);
    }
  });

  it.skipIf(!hasShared)(
    "L6: is right on 99 % of the paragraphs in ../shared that were kept aside",
    () => {
      const uzbek = joined(keptAside(readTreebank("uz_ut.conllu")));
      expect(share(uzbek, "uz-Latn")).toBeGreaterThanOrEqual(0.99);
      const cyrillic = uzbek.map((text) => transliterate(text, "uz-Latn", "uz-Cyrl"));
      expect(share(cyrillic, "uz-Cyrl")).toBeGreaterThanOrEqual(0.99);
      expect(share(joined(readTreebank("kk_ktb_first500.conllu")), "kk")).toBeGreaterThanOrEqual(
        0.99,
      );
      const russian = joined(keptAside(readLanguageLines("dev/ru_sentences.txt")));
      expect(share(russian, "ru")).toBeGreaterThanOrEqual(0.99);
      const kyrgyz = joined(keptAside(readLanguageLines("dev/ky_sentences.txt")));
      expect(share(kyrgyz, "ky")).toBeGreaterThanOrEqual(0.98);
    },
  );

  it.skipIf(!hasShared)("L6: names every part of the article in ../shared", () => {
    const wrong = seedParts().filter(({ text, language }) => detect(text).language !== language);
    expect(wrong).toEqual([]);
    expect(seedParts().length).toBeGreaterThan(100);
  });

  it("L6: names 98.5 % of short passages written after it, and calls no neighbour Uzbek or Kazakh", () => {
    const passages = readGold("passages.tsv");
    const ours = ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"];
    const read = passages.filter(([tag]) => ours.includes(tag));
    const right = read.filter(([tag, text]) => detect(text).language === tag).length;
    expect(read.length).toBe(150);
    expect(right / read.length).toBeGreaterThanOrEqual(0.985);
    const others = passages.filter(([tag]) => !ours.includes(tag));
    const taken = others.filter(([, text]) => /^(?:uz|kk)/.test(detect(text).language));
    expect(others.length).toBe(100);
    expect(taken).toEqual([]);
  });

  it("takes a Kazakh date for Kazakh, though Karakalpak writes nearly so", () => {
    expect(detect("1997 жылғы 10 қаңтар").language).toBe("kk");
  });

  it("knows ə, which stands far from the other Latin letters", () => {
    expect(detect("Səfir etimadnaməsini təqdim etdi.").language).toBe("unknown");
  });

  it("calls no text Kyrgyz that has letters which Kyrgyz lacks", () => {
    expect(detect("Кичә абыем белән базарга барып, йөзем алдык.").language).toBe("unknown");
  });
});
