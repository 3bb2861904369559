import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countKept,
  type DatedAct,
  deliveryOn,
  dueNext,
  type Promised,
  parseDeliveryRules,
  pastDue,
  periodOf,
  quietOn,
  type Subject,
  statusOn,
  type Waiting,
} from "../../src/register/index.ts";
import type { Problem } from "../../src/terms/index.ts";
import { parsePartialDate } from "../../src/terms/index.ts";
import { ruleFile, shippedRules } from "./rules.ts";

const rules = parseDeliveryRules(ruleFile("delivery.yaml"), shippedRules);

interface Said {
  readonly due?: string;
  readonly obligors?: readonly string[];
  readonly directions?: readonly string[];
}

/** A promise by its acts, such as `agreed 2001-01-01`, as it stands on a day. */
function promise(id: string, told: readonly string[], day: string, said: Said = {}) {
  const { due, obligors = ["AAA"], directions = ["trade"] } = said;
  const acts: DatedAct[] = told.map((one, i) => {
    const [act = "", date = ""] = one.split(" ");
    return { id: `${id}.${i}`, entry: id, act, date: parsePartialDate(date) };
  });
  const subject: Subject = {
    id,
    kind: "commitment",
    parties: obligors,
    due: due === undefined ? undefined : parsePartialDate(due),
  };
  const standing = statusOn(subject, acts, day, shippedRules);
  const promised: Promised = { id, obligors, directions, interests: ["economy"], standing, acts };
  const waiting: Waiting = { subject, standing, acts };
  return { promised, waiting };
}

const day = "2010-01-01";
const made = [
  promise("kept", ["agreed 2000-01-01", "fulfilled 2002-01-01"], day),
  promise("kept-late", ["agreed 2001-01-01", "fulfilled 2005-01-01"], day, { due: "2003" }),
  promise("open", ["agreed 2006-01-01"], day, { due: "2012-06" }),
  promise("silent", ["agreed 2000-01-01"], day, { due: "2004" }),
  promise("given-up", ["agreed 2000-01-01", "abandoned 2001-01-01"], day),
  promise("denied", ["agreed 2000-01-01", "fulfilled 2003-01-01", "contested 2004-01-01"], day),
  promise("wished", ["proposed 2000-01-01"], day),
  promise("undated", ["under-way 2008-01-01"], day),
];
const promises = made.map((one) => one.promised);

describe("deliveryOn", () => {
  const { all, undated, periods } = deliveryOn(promises, day, rules);

  it("puts every promise in one outcome, and counts no mere proposal", () => {
    const counts = Object.fromEntries(all.outcomes.map((one) => [one.outcome, one.ids]));
    expect(counts).toEqual({
      fulfilled: ["kept", "kept-late"],
      partly: [],
      disputed: ["denied"],
      late: [],
      unreported: ["silent"],
      postponed: [],
      open: ["open", "undated"],
      abandoned: ["given-up"],
    });
    expect([all.promised, all.fulfilledLate]).toEqual([7, 1]);
    expect(all.share?.value).toBeCloseTo(2 / 7, 12);
  });

  it("watches each promise until it was kept or given up, or until the day", () => {
    // Kept after 2 and 4 years; given up after 1; watched 4, 10 and 10 years. At 2 years 5 of 6 are still watched.
    expect([all.time.cases, all.time.came, all.time.censored]).toEqual([6, 2, 4]);
    const [first, second] = all.time.steps;
    expect(first?.time).toBeCloseTo(2, 2);
    expect(first?.atRisk).toBe(5);
    expect(first?.share).toBeCloseTo(4 / 5, 12);
    expect(second?.time).toBeCloseTo(4, 2);
    expect(undated).toEqual(["undated"]);
  });

  it("counts by the years in which promises were made", () => {
    expect(periods.map((one) => [one.id, one.promised])).toEqual([
      ["1996–2000", 4],
      ["2001–2005", 1],
      ["2006–2010", 1],
    ]);
    expect(periodOf("1991-01-01", rules)).toBe("1991–1995");
  });

  it("counts a joint promise for each side and each direction", () => {
    const joint = promise("joint", ["agreed 2000-01-01"], day, {
      obligors: ["BBB", "AAA"],
      directions: ["trade", "rivers"],
    });
    const found = deliveryOn([joint.promised], day, rules);
    expect(found.sides.map((one) => [one.id, one.promised])).toEqual([
      ["AAA", 1],
      ["BBB", 1],
    ]);
    expect(found.directions.map((one) => one.id)).toEqual(["rivers", "trade"]);
    expect(found.all.promised).toBe(1);
  });

  it("has no share of nothing", () => {
    expect(deliveryOn([], day, rules).all).toMatchObject({ promised: 0, share: undefined });
  });

  it("L6: gives the same whatever the order of promises", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(promises), (some) => {
        const sorted = [...some].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(deliveryOn(some, day, rules)).toEqual(deliveryOn(sorted, day, rules));
      }),
    );
  });
});

const waiting = made.map((one) => one.waiting);

describe("dueNext", () => {
  it("gives what is open and not yet due, the nearest first", () => {
    expect(dueNext(waiting, day)).toEqual([
      { id: "open", due: "2012-06", lastDay: "2012-06-30", days: 911 },
    ]);
  });
});

describe("pastDue", () => {
  it("gives what is open though its day is over, the latest first, and nothing that is kept or has no day", () => {
    expect(pastDue(waiting, day)).toEqual([
      { id: "silent", due: "2004", lastDay: "2004-12-31", days: 1827 },
    ]);
  });

  it("parts open promises with a day into those past it and those ahead, on every day", () => {
    const days = fc.integer({ min: 1995, max: 2020 }).map((year) => `${year}-06-30`);
    fc.assert(
      fc.property(days, (on) => {
        const told = made.map(({ waiting: { subject, acts } }) => {
          const standing = statusOn(subject, acts, on, shippedRules);
          return { subject, acts, standing };
        });
        const open = told.filter(
          ({ subject, standing }) => subject.due !== undefined && standing.group === "pending",
        );
        const parted = [...pastDue(told, on), ...dueNext(told, on)].map((one) => one.id);
        expect(parted.sort()).toEqual(open.map((one) => one.subject.id).sort());
      }),
    );
  });
});

describe("countKept", () => {
  it("counts what delivery counts", () => {
    const { all } = deliveryOn(promises, day, rules);
    const found = countKept(
      promises.map((one) => one.standing.status),
      rules,
    );
    const fulfilled = all.outcomes.find((one) => one.outcome === "fulfilled")?.count;
    expect(found).toEqual({ promised: all.promised, fulfilled, kept: ["fulfilled"] });
    expect(found.fulfilled).toBeLessThan(found.promised);
  });
});

describe("quietOn", () => {
  it("gives what is still open and has not been heard of for the years of the rules", () => {
    const quiet = quietOn(waiting, day, rules);
    expect(quiet.map((one) => [one.id, one.years])).toEqual([
      ["silent", 10],
      ["wished", 10],
      ["denied", 6],
      ["open", 4],
      ["undated", 2],
    ]);
    expect(quiet[0]?.act).toBe("silent.0");
  });
});

describe("parseDeliveryRules", () => {
  const refusal = (from: string, to: string) => {
    try {
      parseDeliveryRules(ruleFile("delivery.yaml").replace(from, to), shippedRules);
    } catch (error) {
      return (error as Problem).message;
    }
    return undefined;
  };

  it("refuses a status that stands in no outcome or in two, and an act that is none", () => {
    expect(refusal("statuses: [late]", "statuses: [partly]")).toContain(
      "late stands in no outcome",
    );
    expect(refusal("statuses: [late]", "statuses: [late, open]")).toContain("open is no status");
    expect(refusal("promised: [agreed", "promised: [signed")).toContain("signed is no act");
    expect(refusal("commitment/fulfilled-late", "commitment/nothing")).toContain("is no rule");
  });
});
