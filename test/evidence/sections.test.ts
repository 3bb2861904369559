import { describe, expect, it } from "vitest";
import { codeDocument, type PassageOfDocument, readSections } from "../../src/evidence/index.ts";
import { codebooks, coder } from "./codebooks.ts";

const filler = "Besh yil davomida koʻp ish qilindi va yana koʻp ish qoldi.";

/** A document of passages, each under the last heading before it. */
function passages(parts: readonly (readonly [string, string])[]): readonly PassageOfDocument[] {
  let start = 0;
  let section: string | undefined;
  return parts.map(([kind, text], i) => {
    const id = `d.p${i + 1}`;
    const one = { id, start, text, language: "uz-Latn", kind, section };
    if (kind === "heading") section = id;
    start += text.length + 2;
    return kind === "heading" ? { ...one, section: undefined } : one;
  });
}

const rivers = "5. Transchegaraviy daryolardan oqilona foydalanish.";

function sectionsOf(parts: readonly (readonly [string, string])[]): readonly unknown[] {
  const all = passages(parts).map((one) => ({ ...one, language: "uz-Latn" as const }));
  return readSections(all, codebooks).map((one) => one?.direction);
}

describe("readSections", () => {
  it("carries the direction of a heading to what stands under it", () => {
    const found = sectionsOf([
      ["paragraph", filler],
      ["heading", rivers],
      ["paragraph", filler],
      ["heading", "8. Oʻzaro savdoni yengillashtirish."],
      ["paragraph", filler],
    ]);
    expect(found).toEqual([undefined, undefined, "rivers", undefined, "trade"]);
  });

  it("lets a heading say less the further it is, and at last nothing", () => {
    const parts = Array.from({ length: 12 }, () => ["paragraph", filler] as const);
    const all = passages([["heading", rivers], ...parts]);
    const read = all.map((one) => ({ ...one, language: "uz-Latn" as const }));
    const sure = readSections(read, codebooks).map((one) => one?.confidence ?? 0);
    expect(sure[1]).toBeGreaterThan(sure[4] ?? 1);
    expect(sure.at(-1)).toBe(0);
  });

  it("lets a heading that names no direction say nothing", () => {
    expect(
      sectionsOf([
        ["heading", "Xulosa."],
        ["paragraph", filler],
      ]),
    ).toEqual([undefined, undefined]);
  });
});

describe("codeDocument", () => {
  it("codes a sentence without words of its own by its heading, and says so", () => {
    const [heading, under] = codeDocument(
      passages([
        ["heading", rivers],
        ["paragraph", filler],
      ]),
      { document: "d" },
      coder,
      codebooks,
    );
    expect([heading?.direction, heading?.kind]).toEqual(["rivers", "priority"]);
    expect(under?.direction).toBe("rivers");
    expect(under?.rule).toContain("section/rivers");
    expect(under?.confidence).toBeLessThan(heading?.confidence ?? 0);
  });

  it("lets the own words of a sentence win over its heading", () => {
    const codings = codeDocument(
      passages([
        ["heading", rivers],
        ["paragraph", `${filler} Davlat chegarasini demarkatsiya qilish yakunlandi.`],
      ]),
      { document: "d" },
      coder,
      codebooks,
    );
    const own = codings.filter((one) => one.quote.includes("demarkatsiya"));
    expect(own.map((one) => one.direction)).toEqual(["disputes"]);
  });

  it("carries the heading's direction on every passage under it", () => {
    const codings = codeDocument(
      passages([
        ["heading", rivers],
        ["paragraph", "Davlat chegarasini demarkatsiya qilish yakunlandi."],
      ]),
      { document: "d" },
      coder,
      codebooks,
    );
    const under = codings.filter((one) => one.passage === "d.p2");
    expect(under.map((one) => one.direction).sort()).toEqual(["disputes", "rivers"]);
  });

  it("takes nothing from a heading for the cells of a table", () => {
    const codings = codeDocument(
      passages([
        ["heading", rivers],
        ["table", "2022"],
        ["table", "4,6"],
      ]),
      { document: "d" },
      coder,
      codebooks,
    );
    expect(codings.filter((one) => one.passage !== "d.p1")).toEqual([]);
  });
});
