import { describe, expect, it } from "vitest";
import * as hamkor from "../../src/index.ts";

describe("the library", () => {
  it("offers each room under its own name, the words, and the pipeline", () => {
    expect(Object.keys(hamkor)).toEqual(
      expect.arrayContaining([
        "evidence",
        "indicators",
        "language",
        "register",
        "server",
        "sources",
        "store",
        "texts",
        "buildDossier",
        "openBuilt",
        "pairOf",
        "Problem",
      ]),
    );
  });

  it("does what the README shows", () => {
    const { language, parsePartialDate, isBy } = hamkor;
    expect(language.foldText("O'zbekiston")).toBe(language.foldText("Oʻzbekiston"));
    expect(isBy(parsePartialDate("2022-12-22"), "2024-01-01")).toBe(true);
  });
});
