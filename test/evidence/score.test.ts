import { describe, expect, it } from "vitest";
import { interval, measure, scoreSheet, sumField } from "../../bench/evidence/score.mjs";

const gold = {
  directions: ["rivers", "trade"],
  interests: ["economy"],
  kind: "agreement",
  actors: [
    { id: "KAZ", role: "source" },
    { id: "UZB", role: "target" },
  ],
  event: { type: "AGREE" },
  polarity: "cooperative",
  negated: true,
  modality: "real",
  said_by: "press",
  quantities: [
    { value: 10, unit: "km" },
    { value: 10, unit: "km" },
  ],
  dates: ["2022"],
  mentions: ["syr-darya"],
};
const coding = {
  direction: "rivers",
  interests: ["economy"],
  rule: "direction/own kind/verb interest/named",
  kind: "agreement",
  actors: gold.actors,
  event: { type: "AGREE" },
  polarity: "cooperative",
  negated: true,
  modality: "real",
  saidBy: "press",
  quantities: [
    { value: 10, unit: "km", start: 1 },
    { value: 10, unit: "km", start: 9 },
  ],
  dates: [{ value: "2022" }],
  mentions: [
    { id: "syr-darya", type: "river" },
    { id: "KAZ", type: "state" },
  ],
};
const perfect = [coding, { ...coding, direction: "trade" }];

describe("scoreSheet", () => {
  it("gives 1 in every field to codings that say what the hand said", () => {
    for (const [field, tally] of Object.entries(scoreSheet(gold, perfect))) {
      expect(measure(tally), field).toEqual({ precision: 1, recall: 1, f1: 1 });
    }
  });

  it("gives half the recall for one of two directions, and counts a wrong role as wrong and missed", () => {
    expect(measure(sumField([scoreSheet(gold, [coding])], "direction"))).toMatchObject({
      precision: 1,
      recall: 0.5,
    });
    const turned = { ...coding, actors: [{ id: "KAZ", role: "target" }] };
    expect(scoreSheet(gold, [turned]).actors).toEqual({ right: 0, found: 1, wanted: 2 });
  });

  it("does not count an interest that a direction lent, nor a date that stays unresolved", () => {
    const lent = { ...coding, rule: "direction/own kind/verb interest/default" };
    expect(scoreSheet(gold, [lent]).interests).toEqual({ right: 0, found: 0, wanted: 1 });
    const open = { ...coding, dates: [{ value: undefined }] };
    expect(scoreSheet(gold, [open]).dates).toEqual({ right: 0, found: 0, wanted: 1 });
  });

  it("counts a sentence without codings as missed in every field", () => {
    const missed = scoreSheet(gold, []);
    expect(missed.kind).toEqual({ right: 0, found: 1, wanted: 1 });
    expect(missed.quantities).toEqual({ right: 0, found: 0, wanted: 2 });
  });
});

describe("interval", () => {
  it("holds the measured value, and is the same for the same seed", () => {
    const sheets = [scoreSheet(gold, perfect), scoreSheet(gold, [coding]), scoreSheet(gold, [])];
    const { f1 } = measure(sumField(sheets, "direction"));
    const { low, high } = interval(sheets, "direction");
    expect(low).toBeLessThanOrEqual(f1);
    expect(high).toBeGreaterThanOrEqual(f1);
    expect(interval(sheets, "direction")).toEqual({ low, high });
  });
});
