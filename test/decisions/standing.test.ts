import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decision, standingDecisions } from "../../src/decisions/index.ts";
import { decide } from "./samples.ts";

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const undo = (target: Decision, minute: number, who = target.who): Decision =>
  decide({ who, kind: "undo", about: target.id, when: at(minute) });
const settle = (who: string, chosen: Decision, minute: number): Decision =>
  decide({
    who,
    kind: "settle",
    about: chosen.about,
    value: { decision: chosen.id },
    when: at(minute),
  });
const holds = (all: readonly Decision[], about = "p-1") =>
  standingDecisions(all).about.get(about)?.holds?.id;

const aziza = decide({ when: at(1) });
const nurlan = decide({ who: "Nurlan", kind: "reject", when: at(2) });

describe("standingDecisions", () => {
  it("holds what one person decided, and what two decided alike", () => {
    expect(holds([aziza])).toBe(aziza.id);
    const alike = decide({ who: "Nurlan", when: at(2), why: "another reason" });
    expect(holds([alike, aziza])).toBe(aziza.id);
  });

  it("replaces a person's decision by that person's later one, not by another's", () => {
    const later = decide({ kind: "reject", when: at(5) });
    const { about, states } = standingDecisions([later, aziza]);
    expect(about.get("p-1")?.holds?.id).toBe(later.id);
    expect(states.get(aziza.id)).toBe("replaced");
    expect(holds([aziza, nurlan])).toBeUndefined();
  });

  it("takes a decision out by an undo, and back by an undo of the undo", () => {
    const out = undo(aziza, 3);
    expect(holds([aziza, out])).toBeUndefined();
    expect(holds([aziza, out, undo(out, 4)])).toBe(aziza.id);
    const later = decide({ kind: "reject", when: at(5) });
    // What had been replaced speaks again once what replaced it is taken back.
    expect(holds([aziza, later, undo(later, 6)])).toBe(aziza.id);
  });

  it("lets nobody undo the decision of another", () => {
    const out = undo(aziza, 3, "Nurlan");
    expect(holds([aziza, out])).toBe(aziza.id);
    expect(standingDecisions([aziza, out]).states.get(out.id)).toBe("without effect");
  });

  it("lets a third person settle a disagreement, and neither of the two", () => {
    expect(holds([aziza, nurlan, settle("Dana", nurlan, 4)])).toBe(nurlan.id);
    expect(holds([aziza, nurlan, settle("Nurlan", nurlan, 4)])).toBeUndefined();
    const both = [settle("Dana", nurlan, 4), settle("Erlan", aziza, 5)];
    expect(holds([aziza, nurlan, ...both])).toBeUndefined();
  });

  it("lets a settlement lapse when the decision it names no longer speaks", () => {
    const changed = decide({ who: "Nurlan", kind: "merge", value: { into: "x" }, when: at(6) });
    expect(holds([aziza, nurlan, settle("Dana", nurlan, 4), changed])).toBeUndefined();
    expect(holds([aziza, nurlan, settle("Dana", aziza, 4), undo(nurlan, 6)])).toBe(aziza.id);
  });

  it("is not caught by undos that were made by hand to undo each other", () => {
    const one = { ...undo(aziza, 3), id: "hand-1", about: "hand-2", undoes: "hand-2" };
    const two = { ...undo(aziza, 4), id: "hand-2", about: "hand-1", undoes: "hand-1" };
    expect(holds([aziza, one, two])).toBe(aziza.id);
  });
});

/** Histories of three people over two things, with undos of whatever went before. */
const history = fc
  .array(
    fc.record({
      who: fc.constantFrom("Aziza", "Nurlan", "Dana"),
      kind: fc.constantFrom("accept", "reject", "undo", "settle"),
      about: fc.constantFrom("p-1", "p-2"),
      back: fc.nat(20),
    }),
    { maxLength: 14 },
  )
  .map((steps) => {
    const all: Decision[] = [];
    for (const [index, { who, kind, about, back }] of steps.entries()) {
      const target = all[all.length - 1 - (back % Math.max(1, all.length))];
      if (kind === "undo" && target !== undefined) all.push(undo(target, index, who));
      else if (kind === "settle" && target !== undefined) all.push(settle(who, target, index));
      else if (kind === "accept" || kind === "reject") {
        all.push(decide({ who, kind, about, when: at(index) }));
      }
    }
    return all;
  });
const plain = (all: readonly Decision[]) => {
  const { about, states } = standingDecisions(all);
  return {
    holds: [...about].map(([thing, one]) => [thing, one.holds?.id, one.settledBy?.id]).sort(),
    states: [...states].sort(),
  };
};
const runs = { numRuns: 1000, seed: 20_261_122 };

describe("laws of standing decisions", () => {
  it("R6: the order in which files and lines are read does not matter", () => {
    fc.assert(
      fc.property(
        history,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (all, chance) => {
          const keyed = all.map((one) => [chance.next().value, one] as const);
          const mixed = keyed.sort(([a], [b]) => Number(a) - Number(b)).map(([, one]) => one);
          expect(plain(mixed)).toEqual(plain(all));
        },
      ),
      runs,
    );
  });

  it("R6: undoing an undo leaves all as it was, and reading a line twice changes nothing", () => {
    fc.assert(
      fc.property(history, fc.nat(20), (all, pick) => {
        const target = all[pick % Math.max(1, all.length)];
        if (target === undefined) return;
        const out = undo(target, 50);
        const before = plain(all);
        expect(plain([...all, out, undo(out, 51)]).holds).toEqual(before.holds);
        expect(plain([...all, ...all])).toEqual(before);
      }),
      runs,
    );
  });

  it("R6: nothing holds that nobody says, and a disagreement is never decided by machine", () => {
    fc.assert(
      fc.property(history, (all) => {
        for (const { holds: held, opinions, settledBy } of standingDecisions(all).about.values()) {
          if (held !== undefined) expect(opinions.map((one) => one.id)).toContain(held.id);
          const kinds = new Set(opinions.map((one) => one.kind));
          if (kinds.size > 1 && settledBy === undefined) expect(held).toBeUndefined();
          if (settledBy !== undefined) {
            expect(opinions.map((one) => one.who)).not.toContain(settledBy.who);
          }
        }
      }),
      runs,
    );
  });
});
