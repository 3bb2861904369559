import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { transliterate } from "../../src/language/index.ts";
import type { Language } from "../../src/terms/index.ts";
import { codebooks, coder } from "./codebooks.ts";

// Swapping the two states of a sentence swaps their parts, whatever states they are.

type Frame = readonly [kind: "one-way" | "mutual", write: (a: string, b: string) => string];

const russianDative = (name: string): string => (/н$/u.test(name) ? `${name}у` : name);
const russianGenitive = (name: string): string => `${name}а`;
const russianInstrumental = (name: string): string => `${name}ом`;

const frames: Readonly<Partial<Record<Language, readonly Frame[]>>> = {
  "uz-Latn": [
    ["one-way", (a, b) => `${a} ${b}ga suv berdi.`],
    ["one-way", (a, b) => `${a} ${b}ni kelishuvni buzishda aybladi.`],
    ["one-way", (a, b) => `${b}ga yordam ${a} tomonidan yuborildi.`],
    ["one-way", (a, b) => `${a} ${b}ga yangi yoʻlni taklif qildi.`],
    ["mutual", (a, b) => `${a} ${b} bilan shartnoma imzoladi.`],
    ["mutual", (a, b) => `${a} va ${b} savdo boʻyicha kelishib oldi.`],
    ["mutual", (a, b) => `${a} va ${b} oʻrtasida bitim imzolandi.`],
  ],
  kk: [
    ["one-way", (a, b) => `${a} ${b}ға су жіберді.`],
    ["one-way", (a, b) => `${a} ${b}ды айыптады.`],
    ["one-way", (a, b) => `${a} тарапынан ${b}ға жаңа жол ұсынылды.`],
    ["mutual", (a, b) => `${a} мен ${b} келісімге қол қойды.`],
    ["mutual", (a, b) => `${a} және ${b} су туралы уағдаласты.`],
  ],
  ru: [
    ["one-way", (a, b) => `${a} поставил ${russianDative(b)} газ.`],
    ["one-way", (a, b) => `${a} предложил ${russianDative(b)} построить дорогу.`],
    ["one-way", (a, b) => `${a} обвинил ${b} в обстреле.`],
    ["one-way", (a, b) => `${russianDative(b)} ${russianInstrumental(a)} оказана помощь.`],
    ["mutual", (a, b) => `${a} и ${b} подписали соглашение.`],
    [
      "mutual",
      (a, b) => `Договор между ${russianInstrumental(a)} и ${russianInstrumental(b)} подписан.`,
    ],
    ["mutual", (a, b) => `Президенты ${russianGenitive(a)} и ${russianGenitive(b)} встретились.`],
  ],
  en: [
    ["one-way", (a, b) => `${a} accused ${b} of shelling a village.`],
    ["one-way", (a, b) => `${b} was accused by ${a} of shelling a village.`],
    ["one-way", (a, b) => `${a} delivered gas to ${b}.`],
    ["one-way", (a, b) => `The government of ${a} proposed a new road to ${b}.`],
    ["mutual", (a, b) => `${a} and ${b} signed a treaty.`],
    ["mutual", (a, b) => `The presidents of ${a} and ${b} met in Geneva.`],
    ["mutual", (a, b) => `A treaty between ${a} and ${b} was signed.`],
  ],
};

/** Names that take the endings of the frames as they stand: the five states of the region and two neighbours. */
const ids = ["UZB", "KAZ", "KGZ", "TJK", "TKM"] as const;

function nameOf(id: string, language: Language): string {
  const label = codebooks.code("state", id)?.label ?? {};
  const tag = language === "uz-Cyrl" ? "uz-Latn" : language;
  return (tag === "unknown" ? undefined : label[tag as keyof typeof label]) ?? id;
}

function rolesIn(text: string, language: Language): Record<string, string> {
  const passage = { id: "p", start: 0, text, language, kind: "paragraph" };
  const found: Record<string, string> = {};
  for (const { id, role } of coder.code(passage, { document: "d" })[0]?.actors ?? []) {
    found[id] = found[id] === undefined ? role : "both";
  }
  return found;
}

const languages = ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"] as const;

describe("roles", () => {
  it("swap with the two states of a sentence, in four languages and both Uzbek scripts", () => {
    const pair = fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
      .filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.constantFrom(...languages), pair, fc.nat(), (language, [a, b], pick) => {
        const own = frames[language === "uz-Cyrl" ? "uz-Latn" : language] ?? [];
        const [kind, write] = own[pick % own.length] ?? ["mutual", () => ""];
        const make = (one: string, two: string): string => {
          const text = write(nameOf(one, language), nameOf(two, language));
          return language === "uz-Cyrl" ? transliterate(text, "uz-Latn", "uz-Cyrl") : text;
        };
        const wanted = kind === "mutual" ? ["both", "both"] : ["source", "target"];
        const there = rolesIn(make(a, b), language);
        const back = rolesIn(make(b, a), language);
        expect([there[a], there[b]], make(a, b)).toEqual(wanted);
        expect([back[b], back[a]], make(b, a)).toEqual(wanted);
      }),
      { numRuns: 600, seed: 11 },
    );
  });
});
