import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  compareOrders,
  orderOf,
  parseDoctrineRules,
  readersOrders,
  readPartners,
} from "../../src/register/index.ts";
import { priorityOf } from "./priorities.ts";

const file = (path: string) =>
  readFileSync(new URL(`../../content/${path}`, import.meta.url), "utf8");
const rules = parseDoctrineRules(file("rules/doctrines.yaml"));
const byPartner = (row: { readonly partner?: string | undefined }) =>
  (row.partner ?? "").split(";");

/** An order as one reader gives it, the first thing first. */
const read = (reader: string, ...things: readonly string[]) =>
  things.map((partner, i) => priorityOf({ id: `${reader}${i}`, partner, rank: i + 1, reader }));

describe("orderOf", () => {
  it("takes the place that most readers give, and keeps every other", () => {
    const rows = [
      ...read("X", "R", "C", "A"),
      priorityOf({ id: "y", partner: "A", rank: 3, reader: "Y" }),
      priorityOf({ id: "z", partner: "A", rank: 1, reader: "Z" }),
    ];
    const order = orderOf(rows, byPartner);
    expect(order.map((one) => [one.id, one.rank])).toEqual([
      ["R", 1],
      ["C", 2],
      ["A", 3],
    ]);
    expect(order[2]?.readings.map((one) => [one.rank, one.rows.length])).toEqual([
      [1, 1],
      [3, 2],
    ]);
  });

  it("takes of as many readers the one who ranks the most things", () => {
    const rows = [
      ...read("X", "R", "A"),
      priorityOf({ id: "z", partner: "A", rank: 1, reader: "Z" }),
    ];
    expect(orderOf(rows, byPartner).find((one) => one.id === "A")?.rank).toBe(2);
  });

  it("counts no row without a rank", () => {
    expect(orderOf([priorityOf({ id: "a", partner: "A" })], byPartner)).toEqual([]);
  });
});

describe("readersOrders", () => {
  const order = orderOf(
    [...read("X", "R", "C", "A"), priorityOf({ id: "z", partner: "A", rank: 1, reader: "Z" })],
    byPartner,
  );

  it("moves a thing before those of its new place", () => {
    const { orders, possible } = readersOrders(order, 10);
    expect(possible).toBe(2);
    expect(orders.map((one) => one.get("A"))).toEqual([3, 0.5]);
  });

  it("stops at the number given and says how many there are", () => {
    expect(readersOrders(order, 1)).toMatchObject({ possible: 2, orders: { length: 1 } });
  });
});

describe("compareOrders", () => {
  const of = (...rows: readonly ReturnType<typeof priorityOf>[]) => orderOf(rows, byPartner);

  it("gives τ and overlap of 1 for the same order, and τ of −1 for the order turned round", () => {
    const one = of(...read("X", "A", "B", "C", "D"));
    const same = compareOrders("partner", one, one, rules);
    expect(same.tau).toEqual({ value: 1, low: 1, high: 1 });
    expect(same.overlap?.value).toBeCloseTo(1, 12);
    const turned = compareOrders("partner", one, of(...read("X", "D", "C", "B", "A")), rules);
    expect(turned.tau?.value).toBe(-1);
  });

  it("carries the range that a reader who disagrees leaves open", () => {
    const first = of(...read("X", "A", "B", "C"));
    const second = of(
      ...read("X", "A", "B", "C"),
      priorityOf({ id: "z", partner: "C", rank: 1, reader: "Z" }),
    );
    const { tau, combinations } = compareOrders("partner", first, second, rules);
    // With C first, of the pairs AB, AC, BC one agrees and two do not: (1 − 2) / 3.
    expect(tau).toEqual({ value: 1, low: expect.closeTo(-1 / 3, 12), high: 1 });
    expect(combinations).toEqual({ possible: 2, tried: 2, isCapped: false, withoutTau: 0 });
  });

  it("has no τ for one shared thing, and says why", () => {
    const found = compareOrders(
      "partner",
      of(...read("X", "A")),
      of(...read("X", "R", "C", "A")),
      rules,
    );
    expect([found.shared, found.tau]).toEqual([1, undefined]);
    expect(found.reason).toContain("τ needs two");
    expect(found.overlap?.value).toBeGreaterThan(0);
  });

  it("is not stated where a doctrine ranks nothing", () => {
    const found = compareOrders("partner", [], of(...read("X", "A")), rules);
    expect([found.tau, found.overlap]).toEqual([undefined, undefined]);
    expect(found.reason).toContain("not stated");
  });

  it("says when more orders are possible than were tried", () => {
    const many = Array.from({ length: 12 }, (_, i) => `P${i}`);
    const rows = [
      ...read("X", ...many),
      ...many.map((partner, i) => priorityOf({ id: `z${i}`, partner, rank: i + 3, reader: "Z" })),
    ];
    const order = of(...rows);
    const { combinations } = compareOrders("partner", order, order, rules);
    expect(combinations).toMatchObject({ possible: 2 ** 24, tried: 2500, isCapped: true });
  });
});

describe("readPartners", () => {
  const partners = readPartners(file("register/partners.yaml"), [
    { iso3: "AAA", names: { en: "Aland", ru: "Аландия" } },
    { iso3: "BBB", names: { en: "Aland Islands" } },
  ]);
  const find = (text: string) => partners.find(text).map((one) => one.id);

  it("knows states by code and by name in any language, the longest name first", () => {
    expect(find("AAA")).toEqual(["AAA"]);
    expect(find("Аландия, Aland Islands")).toEqual(["AAA", "BBB"]);
  });

  it("knows regions and organisations, passes over brackets, and takes no part of a word", () => {
    expect(find("Central Asia (AAA, BBB)")).toEqual(["central-asia"]);
    expect(find("Aland, European Union and its members")).toEqual(["AAA", "european-union"]);
    expect(find("Alandia")).toEqual([]);
  });
});
