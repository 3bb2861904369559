import { describe, expect, it } from "vitest";
import { type DatedAct, partiesOn, type Subject } from "../../src/register/index.ts";
import { parsePartialDate } from "../../src/terms/index.ts";
import { shippedRules as rules } from "./rules.ts";

const pact: Subject = { id: "p", kind: "agreement", parties: ["AAA", "BBB", "CCC"] };

function act(word: string, date: string, party?: string): DatedAct {
  const id = [word, party, date].filter(Boolean).join(".");
  return { id, entry: "p", act: word, date: parsePartialDate(date), party };
}

const acts = [
  act("signed", "2000-05-01"),
  act("ratified", "2001-01-01", "AAA"),
  act("ratified", "2001-02-01", "AAA"),
  act("ratified", "2002-01-01", "BBB"),
  act("entered-into-force", "2003-01-01", "AAA"),
  act("entered-into-force", "2003-01-01", "BBB"),
  act("denounced", "2010-01-01", "BBB"),
];

const on = (day: string) => partiesOn(pact, acts, day, rules);

describe("partiesOn", () => {
  it("tells for each party how the agreement stands", () => {
    const statuses = (day: string) => on(day).map((one) => one.standing.status);
    expect(statuses("1999-12-31")).toEqual(["unknown", "unknown", "unknown"]);
    expect(statuses("2000-05-01")).toEqual(["signed", "signed", "signed"]);
    expect(statuses("2001-12-31")).toEqual(["ratified", "signed", "signed"]);
    expect(statuses("2005-01-01")).toEqual(["in-force", "in-force", "signed"]);
    expect(statuses("2010-01-01")).toEqual(["in-force", "denounced", "signed"]);
  });

  it("keeps the steps of each party, and both days where two sources disagree", () => {
    const [first, second, third] = on("2010-01-01");
    const steps = (of: typeof first) =>
      of?.steps.map((one) => [one.step.id, one.acts.map((each) => each.date)]);
    expect(steps(first)).toEqual([
      ["signature", ["2000-05-01"]],
      ["ratification", ["2001-01-01", "2001-02-01"]],
      ["entry-into-force", ["2003-01-01"]],
      ["withdrawal", []],
    ]);
    expect(first?.standing.conflicts).toHaveLength(1);
    expect(steps(second)?.at(-1)).toEqual(["withdrawal", ["2010-01-01"]]);
    expect(steps(third)?.[1]).toEqual(["ratification", []]);
  });

  it("is the same for every order of the parties", () => {
    const turned = { ...pact, parties: [...pact.parties].reverse() };
    expect([...partiesOn(turned, acts, "2010-01-01", rules)].reverse()).toEqual(on("2010-01-01"));
  });
});
