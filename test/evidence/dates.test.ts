import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Language } from "../../src/terms/index.ts";
import { coder } from "./codebooks.ts";

/** A Wednesday: the day of every text. */
const date = "2025-06-18";

/** What follows each phrase, so that there is a sentence to code. */
const rests: Readonly<Record<string, readonly [Language, string]>> = {
  en: ["en", "Kazakhstan sold grain to Uzbekistan."],
  ru: ["ru", "Казахстан продал зерно Узбекистану."],
  kk: ["kk", "Қазақстан Өзбекстанға астық сатты."],
  uz: ["uz-Latn", "Qozogʻiston Oʻzbekistonga don sotdi."],
};

/** The phrases of a language, each with the dates it tells: `On 5 May 2023 = 2023-05-05`. */
function phrases(name: string): readonly (readonly [string, string])[] {
  const text = readFileSync(new URL(`dates/${name}.txt`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [phrase = "", wanted = ""] = line.split(/ =(?: |$)/u);
      return [phrase, wanted];
    });
}

function found(phrase: string, [language, rest]: readonly [Language, string]): string {
  const text = `${phrase} ${rest}`;
  const passage = { id: "p", start: 0, text, language, kind: "paragraph" };
  const [first] = coder.code(passage, { document: "d", date });
  const values = (first?.dates ?? []).flatMap(({ value }) => value ?? []);
  return [...new Set(values)].join(" ");
}

describe("the ways of telling a date", () => {
  it.each(Object.entries(rests))("are read in %s", (name, rest) => {
    const all = phrases(name);
    const wrong = all.flatMap(([phrase, wanted]) => {
      const value = found(phrase, rest);
      return value === wanted ? [] : [`${phrase} = ${wanted}, not ${value}`];
    });
    expect(all.length).toBeGreaterThanOrEqual(name === "en" ? 150 : 60);
    expect(wrong).toEqual([]);
  });
});
