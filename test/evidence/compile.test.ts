import { describe, expect, it } from "vitest";
import { formsIn, type Named } from "../../src/evidence/index.ts";
import { languages } from "../../src/terms/index.ts";
import { codebooks } from "./codebooks.ts";

function named(found: readonly Named[], type: string, id: string): readonly Named[] {
  return found.filter((one) => one.type === type && one.code.id === id);
}

describe("the program's codebooks", () => {
  for (const book of codebooks.books) {
    it(`find every example of ${book.id} and none of its near misses`, () => {
      const faults: string[] = [];
      for (const code of book.codes) {
        for (const language of languages) {
          for (const text of formsIn(code.examples, language)) {
            const found = named(codebooks.find(text, language), book.type, code.id);
            if (found.length === 0) faults.push(`${code.id} is not found in ${language}: ${text}`);
          }
          for (const text of code.nearMisses[language] ?? []) {
            const found = named(codebooks.find(text, language), book.type, code.id);
            if (found.length > 0) faults.push(`${code.id} is found in ${language}: ${text}`);
          }
        }
      }
      expect(faults).toEqual([]);
    });
  }

  it("have an example and a near miss for every code that has forms", () => {
    const bare = codebooks.books.flatMap((book) =>
      book.codes
        .filter((code) => code.groups.length > 0 && code.groups[0]?.as !== undefined)
        .filter((code) => Object.keys(code.examples).length === 0)
        .map((code) => code.id),
    );
    // States known by name and adjective alone are tried by their names below.
    for (const id of bare) expect(codebooks.code("state", id), id).toBeDefined();
  });

  it("find every state by its label in every language", () => {
    for (const state of codebooks.codes("state")) {
      for (const language of ["uz-Latn", "kk", "ru", "en"] as const) {
        const text = `(${state.label[language]})`;
        expect(named(codebooks.find(text, language), "state", state.id), text).toHaveLength(1);
      }
    }
  });
});

describe("compileCodebooks", () => {
  it("keeps only the longest form of one code at a place", () => {
    const [code] = codebooks.codes("state");
    const name = `${code?.label.en}`;
    const found = codebooks.find(`The Republic of ${name} agreed.`, "en");
    expect(found.filter((one) => one.type === "state")).toHaveLength(1);
  });

  it("leaves out what an exception covers", () => {
    const found = codebooks.find("Food security improved.", "en");
    expect(named(found, "direction", "security-belt")).toEqual([]);
    const own = codebooks.find("Regional security improved.", "en");
    expect(named(own, "direction", "security-belt")).toHaveLength(1);
  });

  it("lets other words stand where a form says so", () => {
    const text = "«Сурхан — Пули-Хумри» и железная дорога «Хайратон – Мазари-Шариф»";
    const ids = codebooks
      .find(text, "ru")
      .filter((one) => one.type === "project")
      .map((one) => one.code.id);
    expect(ids).toEqual(["surkhan-puli-khumri", "hairatan-mazar-railway"]);
  });
});
