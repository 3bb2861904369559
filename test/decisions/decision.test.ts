import { describe, expect, it } from "vitest";
import { canonical } from "../../src/decisions/decision.ts";
import { makeDecision } from "../../src/decisions/index.ts";
import { Problem } from "../../src/terms/index.ts";
import { decide } from "./samples.ts";

const codeOf = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return "";
};

describe("makeDecision", () => {
  it("gives the same decision the same id, and another to whatever differs", () => {
    expect(decide().id).toBe(decide().id);
    const others = [
      decide({ who: "Nurlan" }),
      decide({ when: "2026-11-22T10:00:00.001Z" }),
      decide({ kind: "reject" }),
      decide({ about: "p-2" }),
      decide({ why: "seen in the gazette" }),
    ];
    expect(new Set([decide().id, ...others.map((one) => one.id)]).size).toBe(6);
  });

  it("keeps a decision on one line and without blanks at its ends", () => {
    expect(decide({ why: "  two\r\nlines \u2028 " }).why).toBe("two lines");
    expect(decide({ who: " Aziza\tKarim " }).who).toBe("Aziza Karim");
  });

  it("refuses what is no decision, naming the part and never its content", () => {
    const secret = "Zimbelkraut";
    const wrong = [
      { kind: secret },
      { when: "22 November" },
      { when: "2026-13-01T00:00:00Z" },
      { who: " " },
      { about: "" },
      { kind: "merge" },
      { kind: "merge", value: { into: "" } },
      { kind: "correct", value: { date: secret } },
      { kind: "correct", value: { [secret]: 1 } },
      { kind: "split", value: { parts: [{}] } },
      { kind: "accept", value: { date: "2020" } },
      { kind: "settle", value: secret },
      { kind: "code", value: {} },
    ];
    for (const one of wrong) {
      expect(
        codeOf(() => decide(one)),
        JSON.stringify(one),
      ).toBe("decision-wrong");
      try {
        decide(one);
      } catch (error) {
        expect(String(error)).not.toContain(secret);
      }
    }
  });

  it("A7: takes no prototype from a value", () => {
    for (const text of [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"prototype":{}}',
    ]) {
      const draft = { when: "2026-11-22T10:00:00Z", who: "A", kind: "correct", about: "p" };
      const made = codeOf(() => makeDecision({ ...draft, value: JSON.parse(text) }));
      expect(made, text).toBe("decision-wrong");
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    }
    const draft = { kind: "correct", value: JSON.parse('{"title":{"__proto__":"x","en":"y"}}') };
    expect(canonical(decide(draft).value)).toBe('{"title":{"en":"y"}}');
  });
});

describe("canonical", () => {
  it("is the same text for the same value, whatever the order of its keys", () => {
    expect(canonical({ b: [1, { d: 1, c: 2 }], a: 0 })).toBe(
      canonical({ a: 0, b: [1, { c: 2, d: 1 }] }),
    );
    expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }));
  });
});
