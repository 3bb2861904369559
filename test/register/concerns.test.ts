import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Concerned, concernsPair } from "../../src/register/index.ts";
import { pairOf } from "../../src/terms/index.ts";

const pair = pairOf("AAA", "BBB");
const entry = (kind: string, parties: readonly string[], agreement?: string): Concerned => ({
  kind,
  parties,
  agreement,
});
const papers = new Map([
  ["ours", entry("agreement", ["AAA", "BBB"])],
  ["of-three", entry("agreement", ["AAA", "BBB", "CCC"])],
  ["theirs", entry("agreement", ["AAA", "CCC"])],
]);
const find = (id: string) => papers.get(id);
const concerns = (one: Concerned) => concernsPair(one, pair, find);

describe("concernsPair", () => {
  it("counts what both are parties to, alone or among others", () => {
    for (const kind of ["agreement", "commitment", "dispute", "meeting"]) {
      expect(concerns(entry(kind, ["AAA", "BBB"]))).toBe(true);
      expect(concerns(entry(kind, ["CCC", "BBB", "AAA"]))).toBe(true);
      expect(concerns(entry(kind, ["CCC", "DDD"]))).toBe(false);
    }
  });

  it("counts a doctrine or a priority of either, but no paper, dispute or meeting of one of them", () => {
    expect(concerns(entry("doctrine", ["AAA"]))).toBe(true);
    expect(concerns(entry("priority", ["BBB"]))).toBe(true);
    for (const kind of ["agreement", "dispute", "meeting"]) {
      expect(concerns(entry(kind, ["AAA", "CCC"]))).toBe(false);
    }
  });

  it("counts a promise of one side by the paper that it follows from, and without one as its own", () => {
    expect(concerns(entry("commitment", ["AAA"], "ours"))).toBe(true);
    expect(concerns(entry("commitment", ["BBB"], "of-three"))).toBe(true);
    expect(concerns(entry("commitment", ["AAA"], "theirs"))).toBe(false);
    expect(concerns(entry("commitment", ["AAA"]))).toBe(true);
    expect(concerns(entry("commitment", ["AAA"], "not-in-the-register"))).toBe(true);
  });

  it("does not count a promise that binds a third state beside one of them", () => {
    expect(concerns(entry("commitment", ["AAA", "CCC"], "ours"))).toBe(false);
  });

  it("is the same whichever state is named first (law 6)", () => {
    const states = fc.subarray(["AAA", "BBB", "CCC"], { minLength: 1 });
    const kinds = fc.constantFrom("agreement", "commitment", "dispute", "doctrine", "meeting");
    const basis = fc.option(fc.constantFrom("ours", "of-three", "theirs"), { nil: undefined });
    fc.assert(
      fc.property(kinds, states, basis, (kind, parties, agreement) => {
        const swap = (id: string) => (id === "AAA" ? "BBB" : id === "BBB" ? "AAA" : id);
        const swapped = new Map(
          [...papers].map(([id, one]) => [id, { ...one, parties: one.parties.map(swap) }]),
        );
        const other = concernsPair(entry(kind, parties.map(swap), agreement), pair, (id) =>
          swapped.get(id),
        );
        expect(other).toBe(concerns(entry(kind, parties, agreement)));
      }),
    );
  });
});
