import type { Figure } from "../engine.ts";
import type { Ledger } from "./ledger.ts";
import type { Network } from "./network.ts";
import type { Operation } from "./operate.ts";

/**
 * The figures of a run: by state for the whole horizon (a mean year), by year, and by month (a mean month).
 *
 * Shape: the same keys in the same order for the same network and years, whatever the settings.
 */
export function figuresOf(operation: Operation, ledger: Ledger, firstYear: number): Figure[] {
  const { network, amounts } = operation.task;
  const spread = createSpread(network, amounts.years, firstYear);
  const { demands, plants, markets } = network;
  const unmet = ledger.taken.map((taken, at) =>
    taken.map((km3, t) => Math.max((amounts.demands[at]?.need[t] ?? 0) - km3, 0)),
  );
  const area = ledger.taken.map((taken, at) => {
    const need = amounts.demands[at]?.m3PerHa;
    return need === undefined ? undefined : taken.map((km3) => (km3 * 1e6) / need);
  });
  const states = [...new Set(network.parties.map((one) => one.state))];
  const figures = states.flatMap((state) => {
    const isOf = (one: { readonly party: number }): boolean =>
      network.parties[one.party]?.state === state;
    const of = <One>(lists: readonly One[], things: readonly { readonly party: number }[]) =>
      lists.filter((_, at) => isOf(things[at] ?? { party: -1 }));
    const irrigation = of(ledger.irrigationValue, demands);
    const electricity = of(ledger.energyValue, markets);
    const areas = of(area, demands).flatMap((one) => (one === undefined ? [] : [one]));
    const takes = demands.some(isOf);
    const makes = plants.some(isOf);
    return [
      ...(takes ? spread("delivered", of(ledger.taken, demands), { state }, "all") : []),
      ...(takes ? spread("unmet", of(unmet, demands), { state }, "all") : []),
      ...(takes ? spread("irrigated-area", areas, { state }, "years") : []),
      ...(makes ? spread("energy", of(ledger.energy, plants), { state }, "all") : []),
      ...(takes ? spread("irrigation-value", irrigation, { state }, "years") : []),
      ...(makes ? spread("energy-value", electricity, { state }, "years") : []),
      ...spread("value", [...irrigation, ...electricity], { state }, "years"),
    ];
  });
  const costs = ledger.transactionCosts;
  const asSteps = Float64Array.from({ length: amounts.count }, (_, t) => {
    const year = Math.floor(t / network.steps.length);
    return t % network.steps.length === 0 ? (costs[year] ?? 0) : 0;
  });
  const whole = [...ledger.irrigationValue, ...ledger.energyValue, asSteps.map((one) => -one)];
  const all: readonly Figure[] = [
    ...figures,
    ...spread("net-value", whole, {}, "years"),
    ...spread("transaction-costs", [asSteps], {}, "years"),
    ...network.nodes.flatMap(({ id }, at) => {
      const arriving = ledger.arriving[at];
      return arriving === undefined ? [] : spread("terminal-flow", [arriving], { item: id }, "all");
    }),
    ...releases(operation, ledger, spread),
    ...storages(operation, ledger, firstYear),
    ...waterValues(operation),
  ];
  return all.map((one) => ({ ...one, value: rounded(one.value) }));
}

/** Ten digits: what lies beyond is noise of the solver and would differ with what was asked before. */
function rounded(value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(10));
}

type Of = Pick<Figure, "state" | "item">;
type Spread = ReturnType<typeof createSpread>;

/** Sums lists and gives the mean year, each year, and each step of the mean year. */
function createSpread(network: Network, years: number, firstYear: number) {
  const each = network.steps.length;
  return (
    measure: string,
    lists: readonly Float64Array[],
    of: Of,
    which: "all" | "years",
  ): Figure[] => {
    const byYear = new Float64Array(years);
    const byStep = new Float64Array(each);
    for (const list of lists) {
      for (const [t, value] of list.entries()) {
        const year = Math.floor(t / each);
        byYear[year] = (byYear[year] ?? 0) + value;
        byStep[t % each] = (byStep[t % each] ?? 0) + value / years;
      }
    }
    const mean = byYear.reduce((sum, one) => sum + one, 0) / years;
    return [
      { measure, ...of, value: mean },
      ...Array.from(byYear, (value, at) => ({ measure, ...of, year: firstYear + at, value })),
      ...(which === "all"
        ? Array.from(byStep, (value, at) => ({ measure, ...of, month: at + 1, value }))
        : []),
    ];
  };
}

/** What each dam lets go in the growing season and outside it. */
function releases({ task }: Operation, ledger: Ledger, spread: Spread): Figure[] {
  const { network } = task;
  const isGrowing = network.steps.map((_, at) => network.growing.includes(at));
  return network.nodes.flatMap((node, at) => {
    if (node.reservoir === undefined || network.growing.length === 0) return [];
    const out = ledger.flow.filter((_, link) => network.links[link]?.from === at);
    const within = (growing: boolean) =>
      out.map((list) =>
        list.map((km3, t) => (isGrowing[t % isGrowing.length] === growing ? km3 : 0)),
      );
    return [
      ...spread("growing-release", within(true), { item: node.id }, "years"),
      ...spread("winter-release", within(false), { item: node.id }, "years"),
    ];
  });
}

function storages({ task }: Operation, ledger: Ledger, firstYear: number): Figure[] {
  const { network, amounts } = task;
  const each = network.steps.length;
  return network.nodes.flatMap(({ id }, at) => {
    const storage = ledger.storage[at];
    if (storage === undefined) return [];
    const years = Array.from({ length: amounts.years }, (_, year) => ({
      measure: "year-end-storage",
      item: id,
      year: firstYear + year,
      value: storage[(year + 1) * each - 1],
    }));
    const months = network.steps.map((_, step) => {
      let sum = 0;
      for (let t = step; t < storage.length; t += each) sum += storage[t] ?? 0;
      return { measure: "storage", item: id, month: step + 1, value: sum / amounts.years };
    });
    return [...years, ...months];
  });
}

/** What a m³ more would be worth at each place, by month: none where each acts for itself. Unit: USD/m³. */
function waterValues({ task, duals }: Operation): Figure[] {
  const { network, layout, amounts, discount } = task;
  const each = network.steps.length;
  return network.nodes.flatMap((node, at) => {
    if (node.isEnd) return [];
    const byStep = new Float64Array(each);
    for (let t = 0; t < layout.steps; t += 1) {
      const dual = duals?.[layout.rows.balance + at * layout.steps + t] ?? 0;
      const value = (-dual * (1 + discount) ** (t / each)) / 1000 / amounts.years;
      byStep[t % each] = (byStep[t % each] ?? 0) + value;
    }
    const isKnown = duals !== undefined;
    const mean = byStep.reduce((sum, one) => sum + one, 0) / each;
    const of = { measure: "water-value", item: node.id };
    return [
      { ...of, value: isKnown ? mean : undefined },
      ...Array.from(byStep, (value, step) => ({
        ...of,
        month: step + 1,
        value: isKnown ? value : undefined,
      })),
    ];
  });
}
