import type { Figure } from "../engine.ts";
import type { Dispatch } from "./dispatch.ts";
import type { PowerLedger } from "./powerLedger.ts";
import type { PowerCase } from "./system.ts";

/**
 * The figures of a run: a mean year, each year, and a mean month.
 *
 * Shape: the same keys in the same order for the same system and years, whatever the settings.
 */
export function powerFigures(one: PowerCase, dispatch: Dispatch, ledger: PowerLedger): Figure[] {
  const states = [...new Set(one.nodes.map((node) => node.state))];
  const spread = createSpread(one);
  const byState = states.flatMap((state) => {
    const of = (lists: readonly Float64Array[]): Float64Array[] =>
      lists.filter((_, at) => one.nodes[at]?.state === state);
    const supplies = (lists: readonly Float64Array[]): Float64Array[] =>
      lists.filter((_, at) => one.nodes[dispatch.supplies[at]?.node ?? -1]?.state === state);
    const minus = of(ledger.earned).map((list) => list.map((value) => -value));
    const spent = [...supplies(ledger.makingCost), ...of(ledger.unservedCost)];
    return [
      ...spread("need", of(ledger.need), { state }, "years"),
      ...spread("generation", supplies(ledger.made), { state }, "all"),
      ...spread("unserved", of(ledger.unserved), { state }, "all"),
      ...spread("imports", of(ledger.imported), { state }, "all"),
      ...spread("exports", of(ledger.exported), { state }, "all"),
      ...spread("supply-cost", supplies(ledger.makingCost), { state }, "years"),
      ...spread("unserved-cost", of(ledger.unservedCost), { state }, "years"),
      ...spread("trade-income", of(ledger.earned), { state }, "years"),
      ...spread("net-cost", [...spent, ...minus], { state }, "years"),
    ];
  });
  const whole = [...ledger.makingCost, ...ledger.unservedCost, ...wheeling(ledger)];
  return [
    ...byState,
    ...spread("system-cost", whole, {}, "years"),
    ...one.lines.flatMap(({ id, back }, at) => [
      ...spread("line-energy", [ledger.sent[at] ?? none], { item: id }, "all"),
      ...(back === undefined
        ? []
        : spread("line-energy", [ledger.sentBack[at] ?? none], { item: `${id}-back` }, "all")),
      ...loadFactors(one, ledger, at),
    ]),
    ...one.nodes.flatMap((node, at) => prices(one, ledger, at, node.id)),
    ...dispatch.supplies.flatMap(({ node, supply }, at) => {
      const place = one.nodes[node];
      const of = { state: place?.state ?? "", item: `${place?.id ?? ""}/${supply.id}` };
      return spread("made", [ledger.made[at] ?? none], of, "mean");
    }),
  ].map((figure) => ({ ...figure, value: rounded(figure.value) }));
}

const none = new Float64Array(0);

/** Ten digits: what lies beyond is noise of the solver. */
function rounded(value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(10));
}

/** What wheeling costs: earnings and payments cancel but for it. */
function wheeling(ledger: PowerLedger): Float64Array[] {
  return ledger.earned.map((list) => list.map((value) => -value));
}

function createSpread({ years, firstYear }: PowerCase) {
  return (
    measure: string,
    lists: readonly Float64Array[],
    of: Pick<Figure, "state" | "item">,
    which: "all" | "years" | "mean",
  ): Figure[] => {
    const byYear = new Float64Array(years);
    const byMonth = new Float64Array(12);
    for (const list of lists) {
      for (const [at, value] of list.entries()) {
        const year = Math.floor(at / 12);
        byYear[year] = (byYear[year] ?? 0) + value;
        byMonth[at % 12] = (byMonth[at % 12] ?? 0) + value / years;
      }
    }
    const mean = byYear.reduce((sum, value) => sum + value, 0) / years;
    const yearly = Array.from(byYear, (value, at) => ({
      measure,
      ...of,
      year: firstYear + at,
      value,
    }));
    const monthly = Array.from(byMonth, (value, at) => ({ measure, ...of, month: at + 1, value }));
    return [
      { measure, ...of, value: mean },
      ...(which === "mean" ? [] : yearly),
      ...(which === "all" ? monthly : []),
    ];
  };
}

/** Share of what a line could carry forward that it carried, either way; none for a line that is out. */
function loadFactors({ lines, years }: PowerCase, ledger: PowerLedger, at: number): Figure[] {
  const of = { measure: "load-factor", item: lines[at]?.id ?? "" };
  const share = (pick: (month: number) => boolean): number | undefined => {
    let moved = 0;
    let could = 0;
    for (let month = 0; month < years * 12; month += 1) {
      if (!pick(month)) continue;
      moved += (ledger.sent[at]?.[month] ?? 0) + (ledger.sentBack[at]?.[month] ?? 0);
      could += ledger.could[at]?.[month] ?? 0;
    }
    return could > 0 ? (100 * moved) / could : undefined;
  };
  return [
    { ...of, value: share(() => true) },
    ...Array.from({ length: 12 }, (_, calendar) => ({
      ...of,
      month: calendar + 1,
      value: share((month) => month % 12 === calendar),
    })),
  ];
}

function prices({ years }: PowerCase, ledger: PowerLedger, at: number, item: string): Figure[] {
  const price = ledger.price[at] ?? none;
  const mean = (pick: (month: number) => boolean): number => {
    const chosen = [...price].filter((_, month) => pick(month));
    return chosen.reduce((sum, one) => sum + one, 0) / Math.max(chosen.length, 1);
  };
  return [
    { measure: "price", item, value: years > 0 ? mean(() => true) : undefined },
    ...Array.from({ length: 12 }, (_, calendar) => ({
      measure: "price",
      item,
      month: calendar + 1,
      value: mean((month) => month % 12 === calendar),
    })),
  ];
}
