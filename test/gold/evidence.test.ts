import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actorIds, codesOf, eventWords, mentionIds, noteText, oneBlank, unitIds } from "./known.ts";
import { goldLanguages, goldParts, readSheets, type Sheet, sheetFile } from "./sheet.ts";

const sheets: readonly Sheet[] = goldParts.flatMap((part) =>
  goldLanguages.flatMap((language) => readSheets(part, language)),
);

/** The sheets, by id, of which something is true that must not be. */
function wrong(is: (one: Sheet) => unknown): readonly string[] {
  return sheets.filter((one) => is(one)).map((one) => one.id);
}

/** The values that occur more than once. */
function twice(values: readonly string[]): readonly string[] {
  return values.filter((value, i) => values.indexOf(value) < i);
}

/** Sheets that use a word which is not known, with the word. */
function unknown(of: (one: Sheet) => readonly string[], known: ReadonlySet<string>) {
  return sheets.flatMap((one) =>
    of(one)
      .filter((word) => !known.has(word))
      .map((word) => `${one.id} ${word}`),
  );
}

describe("gold sheets", () => {
  it("lie in every part for all four languages", () => {
    for (const part of goldParts) {
      for (const language of goldLanguages) {
        expect(existsSync(sheetFile(part, language)), `${part}/${language}`).toBe(true);
      }
    }
  });

  it.each(goldLanguages)("are at least a hundred in %s, fifty of them kept aside", (language) => {
    const counts = goldParts.map((part) => readSheets(part, language).length);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(100);
    expect(readSheets("kept", language).length).toBeGreaterThanOrEqual(50);
  });

  it("are at least four hundred, a fifth of the Uzbek ones in Cyrillic", () => {
    const uzbek = sheets.filter((one) => one.language.startsWith("uz"));
    const cyrillic = uzbek.filter((one) => one.language === "uz-Cyrl");
    expect(sheets.length).toBeGreaterThanOrEqual(400);
    expect(cyrillic.length).toBeGreaterThanOrEqual(uzbek.length / 5);
  });

  it("have an id once, in the language of their file", () => {
    expect(twice(sheets.map((one) => one.id))).toEqual([]);
    expect(wrong((one) => !one.language.startsWith(one.id.slice(0, 2)))).toEqual([]);
  });

  it("hold no sentence twice, neither in one part nor in two", () => {
    expect(twice(sheets.map((one) => oneBlank(one.text).toLowerCase()))).toEqual([]);
  });

  it("are written in the letters of their language", () => {
    const latin = (one: Sheet) => one.language === "uz-Latn" || one.language === "en";
    expect(wrong((one) => latin(one) === /\p{Script=Cyrillic}/u.test(one.text))).toEqual([]);
  });

  it("stand in the note that they name as their origin", () => {
    const strays = wrong(
      (one) =>
        one.origin !== "written" && noteText(one.origin)?.includes(oneBlank(one.text)) !== true,
    );
    expect(strays).toEqual([]);
  });

  it.each(goldLanguages)("show every kind in every part of %s", (language) => {
    for (const part of goldParts) {
      const kinds = readSheets(part, language).map((one) => one.kind);
      for (const kind of codesOf("kinds")) {
        const shown = kinds.filter((each) => each === kind).length;
        expect(shown, `${part} ${kind}`).toBeGreaterThanOrEqual(part.startsWith("kept") ? 4 : 5);
      }
    }
  });

  it("use the kinds, directions and interests of the codebooks", () => {
    expect(unknown((one) => [one.kind], codesOf("kinds"))).toEqual([]);
    expect(unknown((one) => one.directions, codesOf("directions"))).toEqual([]);
    expect(unknown((one) => one.interests, codesOf("interests"))).toEqual([]);
  });

  it("name actors, parties, speakers and things that the register and the codebooks know", () => {
    const actors = actorIds();
    const speakers = new Set([...actors, "press", "expert", "unknown-speaker"]);
    expect(unknown((one) => one.actors.map((each) => each.id), actors)).toEqual([]);
    expect(unknown((one) => one.parties ?? [], actors)).toEqual([]);
    expect(unknown((one) => (one.said_by === undefined ? [] : [one.said_by]), speakers)).toEqual(
      [],
    );
    expect(unknown((one) => one.mentions, mentionIds())).toEqual([]);
  });

  it("measure in known units, and in none below nought", () => {
    expect(unknown((one) => one.quantities.map((each) => each.unit), unitIds())).toEqual([]);
    expect(wrong((one) => one.quantities.some((each) => each.value <= 0))).toEqual([]);
  });

  it("give nothing twice in one list, and no role beside `about`", () => {
    const lists = (one: Sheet) => [
      one.directions,
      one.interests,
      one.mentions,
      one.actors.map((each) => `${each.id} ${each.role}`),
      one.actors.filter((each) => each.role !== "target").map((each) => each.id),
      one.actors.filter((each) => each.role !== "source").map((each) => each.id),
    ];
    expect(wrong((one) => lists(one).some((list) => twice(list).length > 0))).toEqual([]);
  });

  it("code officials and governments as their states", () => {
    const titles =
      /^(?:president|prime-minister|foreign-minister|minister|government|parliament|neighbours)$/;
    expect(wrong((one) => one.actors.some((each) => titles.test(each.id)))).toEqual([]);
  });

  it("use the types, modes and contexts of the event ontology, and no event in a fact", () => {
    const { types, modes, contexts } = eventWords();
    expect(types.size).toBe(16);
    const mode = (one: Sheet) => (one.event?.mode ? [`${one.event.type} ${one.event.mode}`] : []);
    expect(unknown((one) => (one.event ? [one.event.type] : []), types)).toEqual([]);
    expect(unknown(mode, modes)).toEqual([]);
    expect(unknown((one) => one.event?.contexts ?? [], contexts)).toEqual([]);
    expect(wrong((one) => one.event && /^(?:fact|priority)$/.test(one.kind))).toEqual([]);
  });

  it("show every event type in each language", () => {
    for (const language of goldLanguages) {
      const own = sheets.filter((one) => one.id.startsWith(language));
      const shown = new Set(own.map((one) => one.event?.type ?? ""));
      expect(
        [...eventWords().types].filter((type) => !shown.has(type)),
        language,
      ).toEqual([]);
    }
  });
});
