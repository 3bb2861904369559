import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Case,
  foldWord,
  type Inflection,
  inflect,
  stem,
  transliterate,
} from "../../src/language/index.ts";

const content = new URL("../../content/language/", import.meta.url);

const cases: readonly Case[] = [
  "nominative",
  "genitive",
  "accusative",
  "dative",
  "locative",
  "ablative",
];

/** Every seventh noun is also tried in these. */
const others: readonly Omit<Inflection, "language">[] = [
  { number: "plural" },
  { possessive: "3" },
  { possessive: "1 plural" },
  { number: "plural", possessive: "3" },
];

function lines(name: string): readonly string[] {
  const all = readFileSync(new URL(name, content), "utf8").split("\n");
  return all.filter((line) => line !== "" && !line.startsWith("#"));
}

/** Words of lines that begin with parts of speech, of which one is a noun or name. */
function listed(name: string): readonly string[] {
  const rows = lines(name).map((line) => line.split(" "));
  return rows.flatMap(([parts = "", ...words]) => (/[nN]/.test(parts) ? words : []));
}

/** The nouns of both Uzbek lists; a mark that stands not after o or g is the sign of a stop. */
function uzbekNouns(): readonly string[] {
  const rows = lines("stems-uz.txt").map((line) => line.split(" "));
  const nouns = rows.flatMap(([word = "", parts = ""]) => (parts.includes("n") ? [word] : []));
  const marked = nouns.map((noun) => noun.replace(/(?<![og])ʻ/g, "ʼ"));
  return [...new Set([...marked, ...listed("stems-uz-core.txt")])];
}

/** Forms whose stem is not among their readings. */
function lost(
  nouns: readonly string[],
  language: Inflection["language"],
  all: readonly Case[],
): readonly string[] {
  const found: string[] = [];
  nouns.forEach((noun, i) => {
    const folded = foldWord(noun);
    for (const one of all) {
      for (const other of i % 7 === 0 ? [{}, ...others] : [{}]) {
        const form = inflect(noun, { ...other, language, case: one });
        if (!stem(form, language).some((reading) => reading.stem === folded)) found.push(form);
      }
    }
  });
  return found;
}

describe("inflect and stem", () => {
  it("lead from every Uzbek noun in every case back to it", () => {
    const nouns = uzbekNouns();
    expect(nouns.length).toBeGreaterThan(39_700);
    expect(lost(nouns, "uz-Latn", cases)).toEqual([]);
  }, 240_000);

  it("lead from every Uzbek noun in Cyrillic letters back to it, in half of the cases by turns", () => {
    const nouns = uzbekNouns()
      .map((noun) => transliterate(noun, "uz-Latn", "uz-Cyrl"))
      .filter((noun) => !/\p{Script=Latin}/u.test(noun)); // foreign names with w or c stay Latin
    expect(nouns.length).toBeGreaterThan(39_500);
    const turn = (odd: number) => nouns.filter((_, i) => i % 2 === odd);
    expect(lost(turn(0), "uz-Cyrl", cases.slice(0, 3))).toEqual([]);
    expect(lost(turn(1), "uz-Cyrl", cases.slice(3))).toEqual([]);
  }, 240_000);

  it("lead from every Kazakh noun in every case back to it", () => {
    const nouns = listed("stems-kk.txt");
    expect(nouns.length).toBeGreaterThan(1800);
    expect(lost(nouns, "kk", [...cases, "instrumental"])).toEqual([]);
  }, 240_000);
});
