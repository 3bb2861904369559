import { describe, expect, it } from "vitest";
import { findFrontMatter, parseYaml, readMetadata } from "../../src/texts/metadata.ts";

describe("findFrontMatter", () => {
  it("finds YAML between two lines of hyphens at the very beginning only", () => {
    expect(findFrontMatter("---\nid: a\n---\nWords.")).toEqual({ end: 14, yaml: "id: a\n" });
    expect(findFrontMatter("\ufeff---\r\nid: a\r\n---\r\nWords.")?.yaml).toBe("id: a\r\n");
    expect(findFrontMatter("Words.\n---\nid: a\n---\n")).toBeUndefined();
    expect(findFrontMatter("---\nA line of prose\n---\n")).toBeUndefined();
    expect(findFrontMatter("---\nid: a\n")).toBeUndefined();
  });
});

describe("parseYaml", () => {
  it("keeps a date a text and knows no custom tags", () => {
    expect(parseYaml("date: 2025-05-01\n", "a").values).toEqual({ date: "2025-05-01" });
    const tagged = parseYaml("title: !!js/function 'x'\nid: a\n", "a");
    expect(typeof tagged.values.title).not.toBe("function");
  });

  it("gives a finding with the line for what is no table", () => {
    for (const yaml of ["title: a: b: [\n", "- a\n- b\n", "just words\n", "a: *nobody\n"]) {
      expect(parseYaml(yaml, "a").findings).toMatchObject([{ code: "metadata-unreadable" }]);
    }
    expect(parseYaml("id: a\ntitle: [\n", "a").findings[0]?.message).toMatch(/line [23]/);
  });

  it("does not let aliases grow without end", () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}]`,
    );
    const begun = performance.now();
    const parsed = parseYaml(`l0: &l0 [x]\n${levels.join("\n")}\n`, "a");
    expect(parsed.findings).toMatchObject([{ code: "metadata-unreadable" }]);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe("readMetadata", () => {
  it("takes what comes first and completes it from what comes later", () => {
    const read = readMetadata(
      { title: "Beside" },
      { title: "Inside", author: " A. B. ", year: 2020 },
    );
    expect(read).toMatchObject({ title: "Beside", author: "A. B.", redistribute: "unknown" });
  });

  it("knows only a plain yes or no of redistribution", () => {
    const consent = (value: unknown): string => readMetadata({ redistribute: value }).redistribute;
    expect(["yes", true, "no", false, "maybe", 1, undefined].map(consent)).toEqual([
      ...["yes", "yes", "no", "no", "unknown", "unknown", "unknown"],
    ]);
  });
});
