import { describe, expect, it } from "vitest";
import { faultOf } from "./claimRows.ts";
import { type ClaimSheet, claimKinds, type GoldRow, readClaims } from "./claimSheet.ts";
import { oneBlank } from "./known.ts";
import { goldHalves, goldLanguages } from "./sheet.ts";

const sheets: readonly ClaimSheet[] = goldHalves.flatMap((half) =>
  goldLanguages.flatMap((language) => readClaims(half, language)),
);

// Length, area, coast and distance are not of a year: the edition of their source stands as the year.
const timeless = /^(?:border-length|land-boundary|area-total|coastline|capital-distance)\./;

/** The claims, by id, of which something is true that must not be. */
function wrong(is: (one: ClaimSheet) => unknown): readonly string[] {
  return sheets.filter((one) => is(one)).map((one) => one.id);
}

/** The values that occur more than once. */
function twice(values: readonly string[]): readonly string[] {
  return values.filter((value, i) => values.indexOf(value) < i);
}

/** How many of some claims are so. */
function count(of: readonly ClaimSheet[], is: (one: ClaimSheet) => boolean): number {
  return of.filter(is).length;
}

/** Whether a row says something of a time after the day of a text. */
function isLater(row: GoldRow, day: string): boolean {
  if ("series" in row) return !timeless.test(row.series) && row.year > Number(day.slice(0, 4));
  return "act" in row && row.date > day;
}

describe("labelled claims", () => {
  it.each(goldLanguages)(
    "D10: are at least thirty in either half of %s, and evenly many",
    (one) => {
      const [tuned = 0, kept = 0] = goldHalves.map((half) => readClaims(half, one).length);
      expect(Math.min(tuned, kept)).toBeGreaterThanOrEqual(30);
      expect(Math.abs(tuned - kept)).toBeLessThanOrEqual(2);
    },
  );

  it("D10: rest on rows that the shipped tables hold, with the values given", () => {
    const faults = sheets.flatMap((one) =>
      one.rows.flatMap((row) => {
        const fault = faultOf(row);
        return fault === undefined ? [] : [`${one.id} ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it("have rows, unless nothing is covered or nothing claimed", () => {
    const empty = (one: ClaimSheet) => one.verdict === "not covered" || one.verdict === "none";
    expect(wrong((one) => empty(one) !== (one.rows.length === 0))).toEqual([]);
  });

  it("have an id once, in the language of their file, and no sentence twice", () => {
    expect(twice(sheets.map((one) => one.id))).toEqual([]);
    expect(twice(sheets.map((one) => oneBlank(one.text).toLowerCase()))).toEqual([]);
    expect(wrong((one) => !one.language.startsWith(one.id.slice(0, 2)))).toEqual([]);
  });

  it("are written in the letters of their language", () => {
    const cyrillic = (one: ClaimSheet) => one.language !== "uz-Latn" && one.language !== "en";
    // Names of projects keep their letters: CASA-1000.
    const letters = (one: ClaimSheet) => one.text.replaceAll("CASA", "");
    expect(wrong((one) => !cyrillic(one) && /\p{Script=Cyrillic}/u.test(letters(one)))).toEqual([]);
    expect(wrong((one) => cyrillic(one) && /\p{Script=Latin}/u.test(letters(one)))).toEqual([]);
  });

  it("show every kind at least ten times, and in both halves", () => {
    for (const kind of claimKinds) {
      expect(
        count(sheets, (one) => one.kind === kind),
        kind,
      ).toBeGreaterThanOrEqual(10);
      for (const half of goldHalves) {
        const own = goldLanguages.flatMap((language) => readClaims(half, language));
        expect(
          count(own, (one) => one.kind === kind),
          `${half} ${kind}`,
        ).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it("are mixed: near half supported, a fifth contradicted, the others between", () => {
    const share = (verdict: string) =>
      count(sheets, (one) => one.verdict === verdict) / sheets.length;
    expect(share("supported")).toBeGreaterThan(0.4);
    expect(share("supported")).toBeLessThan(0.5);
    expect(share("contradicted")).toBeGreaterThan(0.17);
    expect(share("contradicted")).toBeLessThan(0.25);
  });

  it("hold enough of what is hard", () => {
    const of = (verdict: string) => count(sheets, (one) => one.verdict === verdict);
    expect(count(sheets, (one) => one.trap === "negation")).toBeGreaterThanOrEqual(25);
    expect(count(sheets, (one) => one.origin === "article")).toBeGreaterThanOrEqual(30);
    expect(of("not covered")).toBeGreaterThanOrEqual(15);
    for (const verdict of ["none", "out of date", "wrong unit", "wrong period", "wrong scope"]) {
      expect(of(verdict), verdict).toBeGreaterThanOrEqual(10);
    }
  });

  it("give a verdict that follows from the two days", () => {
    const overall = (one: ClaimSheet) =>
      one.atTextDate === one.today ? one.today : `${one.atTextDate}, then ${one.today}`;
    const expected = (one: ClaimSheet) =>
      one.verdict === "out of date" ? "supported, then contradicted" : one.verdict;
    expect(wrong((one) => overall(one) !== expected(one))).toEqual([]);
  });

  it("count their own verdict among those accepted", () => {
    const accept = (one: ClaimSheet) => one.accept ?? [one.verdict];
    expect(wrong((one) => !accept(one).includes(one.verdict))).toEqual([]);
    expect(wrong((one) => twice(accept(one)).length > 0)).toEqual([]);
  });

  it("name the trap that the verdict says was laid", () => {
    const laid: Readonly<Record<string, RegExp>> = {
      "wrong unit": /^unit$/,
      "wrong period": /^year$/,
      "wrong scope": /^(?:scope|direction)$/,
      "out of date": /^(?:stale|basis)$/,
    };
    expect(wrong((one) => laid[one.verdict]?.test(one.trap) === false)).toEqual([]);
  });

  it("rest on nothing later than the text, unless time has overtaken it", () => {
    const late = (one: ClaimSheet) => one.rows.some((row) => isLater(row, one.date));
    expect(wrong((one) => one.verdict !== "out of date" && late(one))).toEqual([]);
  });

  it("mark sentences without a claim as of no kind", () => {
    expect(wrong((one) => (one.kind === "none") !== (one.verdict === "none"))).toEqual([]);
  });
});
