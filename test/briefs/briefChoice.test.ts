import { describe, expect, it } from "vitest";
import { briefQueryNames, chooseParts, parseBriefTemplate } from "../../src/briefs/index.ts";
import { Problem } from "../../src/terms/index.ts";

const words = '{ en: "{count}", uz-Latn: "{count}", kk: "{count}", ru: "{count}" }';
const template = parseBriefTemplate(
  `
version: 1
title: &all { en: a, uz-Latn: a, kk: a, ru: a }
subtitle: *all
sections:
  - id: one
    title: *all
    sentences:
      - { id: first, query: promises-counted, missing: stop, text: ${words} }
      - { id: second, query: promises-counted, missing: stop, text: ${words} }
  - id: two
    title: *all
    table: { id: figures, caption: *all, missing: stop, figures: [{ concept: gdp, label: *all }] }
`,
  "briefs/x.yaml",
  briefQueryNames,
);
const idsOf = ({ sections }: typeof template) =>
  sections.flatMap(({ id, sentences, table }) => [id, ...sentences.map((s) => s.id), table?.id]);

describe("chooseParts", () => {
  it("leaves a template as it is where nothing is left out", () => {
    const choice = chooseParts(template, []);
    expect(choice.template).toEqual(template);
    expect(choice.keeps("first", "promises")).toBe(true);
    expect(choice.leftOut()).toEqual([]);
  });

  it("takes out sections, sentences and tables, and nothing else", () => {
    const of = (...without: string[]) => idsOf(chooseParts(template, without).template);
    expect(of("second")).toEqual(["one", "first", undefined, "two", "figures"]);
    expect(of("figures", "one")).toEqual(["two", undefined]);
  });

  it("tells only the lines that the brief would have had", () => {
    const choice = chooseParts(template, ["figures/gdp", "first/not-there", "second"]);
    expect(choice.keeps("figures", "gdp")).toBe(false);
    expect(choice.keeps("figures", "population")).toBe(true);
    expect(choice.leftOut()).toEqual(["second", "figures/gdp"]);
  });

  it("refuses a part that the template does not have", () => {
    for (const strange of ["third", "third/row", "", "/row"]) {
      let code = "none";
      try {
        chooseParts(template, [strange]);
      } catch (problem) {
        code = problem instanceof Problem ? problem.code : "other";
      }
      expect(code, strange).toBe("brief-part-unknown");
    }
  });
});
