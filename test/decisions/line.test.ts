import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decision, lineOf, readDecisions } from "../../src/decisions/index.ts";
import { headerLine } from "../../src/decisions/line.ts";
import { decide } from "./samples.ts";

const read = (content: string) => readDecisions(content, "decisions/a.csv");
const plain = ({ decisions }: ReturnType<typeof read>): readonly Decision[] =>
  decisions.map(({ file: _, row: __, ...rest }) => rest);

const text = fc.string({ unit: "grapheme", maxLength: 60 });
const anyDecision = fc
  .record({ who: text, why: text, about: text, place: text, hour: fc.nat(23) })
  .filter(({ who, about, place }) => [who, about, place].every((one) => /\p{L}/u.test(one)))
  .map(({ who, why, about, place, hour }) =>
    decide({
      who,
      why,
      about,
      kind: "correct",
      value: { place },
      when: `2026-01-01T${String(hour).padStart(2, "0")}:00:00Z`,
    }),
  );

describe("lineOf and readDecisions", () => {
  it("R6: read back exactly what was written, for any words", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyDecision, { selector: (one) => one.id }), (all) => {
        const found = read(headerLine + all.map(lineOf).join(""));
        expect(found.findings).toEqual([]);
        expect(plain(found)).toEqual(all);
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
  });

  it("O2: write no cell that a spreadsheet takes for a formula, and read the words back", () => {
    for (const why of ["=1+1", "+cmd", "-2", "@SUM(A1)", "'=already", "＝1", "plain"]) {
      const line = lineOf(decide({ why }));
      expect(line).not.toMatch(/(^|,)"?[=+\-@＝]/);
      expect(plain(read(headerLine + line))[0]?.why).toBe(why);
    }
  });

  it("R1: a line that was broken off is a finding and hides no other line", () => {
    const [one, two] = [decide(), decide({ kind: "reject", why: 'she said "no"' })];
    const whole = lineOf(two);
    for (let cut = 1; cut < whole.length - 1; cut += 1) {
      const found = read(`${headerLine}${lineOf(one)}${whole.slice(0, cut)}\n${whole}`);
      expect(plain(found)).toEqual([one, two]);
      expect(found.rows).toBe(found.refused + 2);
      expect(found.findings).toMatchObject([{ code: "decision-unreadable", row: 3 }]);
    }
  });

  it("leave out nothing of what git's merges and spreadsheets make of a file", () => {
    const [one, two] = [decide(), decide({ kind: "reject" })];
    const merged = `${headerLine}${lineOf(one)}${headerLine}\n${lineOf(two)}${lineOf(one)}`;
    expect(plain(read(merged))).toEqual([one, two]);
    expect(plain(read(`\ufeff${merged.replaceAll("\n", "\r\n")}`))).toEqual([one, two]);
    const conflict = `${headerLine}<<<<<<< ours\n${lineOf(one)}=======\n${lineOf(two)}>>>>>>> x\n`;
    expect(plain(read(conflict))).toEqual([one, two]);
    expect(read(conflict).findings.map((finding) => finding.row)).toEqual([2, 4, 6]);
  });

  it("say when a line no longer says what it said when it was written", () => {
    const changed = lineOf(decide({ why: "seen" })).replace("accept", "reject");
    const found = read(headerLine + changed);
    expect(found.findings).toMatchObject([
      { code: "decision-altered", severity: "warning", row: 2 },
    ]);
    expect(found.decisions).toMatchObject([{ kind: "reject" }]);
  });
});
