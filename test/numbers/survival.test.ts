import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier, timeTo, type Watched } from "../../src/numbers/index.ts";

/** Weeks in remission of 21 patients; + is still in remission (Freireich and others 1963, as in every textbook). */
const remission: readonly Watched[] =
  "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
    .split(" ")
    .map((text) => ({ time: Number.parseInt(text, 10), came: !text.endsWith("+") }));

describe("kaplanMeier", () => {
  it("is as printed for the remission data, to three digits", () => {
    const steps = kaplanMeier(remission);
    expect(steps.map((one) => [one.time, one.atRisk, one.came, one.share.toFixed(3)])).toEqual([
      [6, 21, 3, "0.857"],
      [7, 17, 1, "0.807"],
      [10, 15, 1, "0.753"],
      [13, 12, 1, "0.690"],
      [16, 11, 1, "0.627"],
      [22, 7, 1, "0.538"],
      [23, 6, 1, "0.448"],
    ]);
    expect(steps[0]?.low).toBeCloseTo(0.62, 2);
    expect(steps[0]?.high).toBeCloseTo(0.952, 2);
  });

  it("has its median at 23 weeks, and none where too few have come", () => {
    const steps = kaplanMeier(remission);
    expect(timeTo(steps)).toBe(23);
    expect(timeTo(steps, 0.9)).toBeUndefined();
  });

  it("says nothing of cases of which none has come", () => {
    expect(kaplanMeier([{ time: 5, came: false }])).toEqual([]);
  });

  const cases = fc.array(fc.record({ time: fc.integer({ min: 1, max: 30 }), came: fc.boolean() }));

  it("never rises, stays in its interval, and is the plain share where all were watched to the end", () => {
    fc.assert(
      fc.property(cases, (watched) => {
        let before = 1;
        for (const { share, low, high } of kaplanMeier(watched)) {
          expect(share).toBeLessThanOrEqual(before);
          expect(low - 1e-9 <= share && share <= high + 1e-9).toBe(true);
          before = share;
        }
        const all = watched.map((one) => ({ ...one, came: true }));
        for (const { time, share } of kaplanMeier(all)) {
          const left = all.filter((one) => one.time > time).length / all.length;
          expect(share).toBeCloseTo(left, 9);
        }
      }),
    );
  });
});
