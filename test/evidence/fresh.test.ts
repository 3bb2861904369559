import { describe, expect, it } from "vitest";
import {
  freshFields,
  freshLanguages,
  freshSets,
  readFresh,
  scoreFresh,
} from "../../bench/evidence/fresh.mjs";
import { measure, sumField } from "../../bench/evidence/score.mjs";
import { codebooks, coder } from "./codebooks.ts";

/** What the rules reach at least, in every language; docs/evidence.md has the figures as measured. */
const least: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  first: { direction: 0.88, kind: 0.82, "event type": 0.65 },
  second: { direction: 0.68, kind: 0.6, "event type": 0.5 },
};

describe("the fresh sentences", () => {
  it("are thirty and twenty a language, and name directions and kinds of the frame", () => {
    const ids = (type: string): readonly string[] => codebooks.codes(type).map(({ id }) => id);
    for (const language of freshLanguages) {
      expect(readFresh(language, "first").length, language).toBeGreaterThanOrEqual(30);
      expect(readFresh(language, "second").length, language).toBeGreaterThanOrEqual(20);
      const sheets = freshSets.flatMap((set) => readFresh(language, set));
      for (const { directions, kind, text } of sheets) {
        expect(ids("direction"), text).toEqual(expect.arrayContaining(directions));
        expect(ids("kind"), text).toContain(kind);
      }
    }
  });

  it.each(freshSets)("are met by the rules as docs/evidence.md says (%s set)", (set) => {
    for (const language of freshLanguages) {
      const scored = scoreFresh(coder, language, set);
      for (const field of freshFields) {
        const { f1 } = measure(sumField(scored, field));
        expect(f1, `${language} ${field}`).toBeGreaterThan(least[set]?.[field] ?? 1);
      }
    }
  });
});
