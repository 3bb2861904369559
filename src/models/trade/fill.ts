import { groupRows, poissonRegression } from "../../numbers/index.ts";

/** Two states and what may bear on their trade: each cause is a number. */
export interface PairCauses {
  readonly exporter: string;
  readonly importer: string;
  /** Missing: where neither side counted, so that nothing is known; 0 is a counted nothing. */
  readonly trade: number | undefined;
  readonly causes: Readonly<Record<string, number>>;
}

/**
 * What gravity expects of flows that neither side counted, from the flows that were.
 *
 * Shape: one number for each pair given; those that were counted keep their number.
 * Method: Poisson model of the counted flows on the causes, with an effect for each exporter and each importer; the effects
 * of a state that did not count come from its partners that did. A stand-in for a scenario, not a fact.
 * Throws: as `poissonRegression`.
 */
export function fillTrade(pairs: readonly PairCauses[]): readonly number[] {
  const counted = pairs.filter((one) => one.trade !== undefined);
  const names = Object.keys(counted[0]?.causes ?? {});
  const found = poissonRegression({
    outcome: counted.map((one) => one.trade ?? 0),
    regressors: names.map((name) => ({
      name,
      values: counted.map((one) => one.causes[name] ?? 0),
    })),
    absorb: (["exporter", "importer"] as const).map((side) =>
      groupRows(side, [counted.map((one) => one[side])], counted.length),
    ),
  });
  const factors = new Map(found.terms.map((one) => [one.name, one.estimate]));
  const ease = pairs.map((one) =>
    Math.exp(
      names.reduce((sum, name) => sum + (factors.get(name) ?? 0) * (one.causes[name] ?? 0), 0),
    ),
  );
  const { sellers, buyers } = sidesOf(pairs, ease);
  return pairs.map((one, at) => {
    if (one.trade !== undefined) return one.trade;
    return (ease[at] ?? 0) * (sellers.get(one.exporter) ?? 0) * (buyers.get(one.importer) ?? 0);
  });
}

/** The effects of sellers and buyers that give back the sums of the counted flows: those of the Poisson model. */
function sidesOf(pairs: readonly PairCauses[], ease: readonly number[]) {
  let sellers = new Map<string, number>();
  let buyers = new Map<string, number>(pairs.map((one) => [one.importer, 1]));
  for (let round = 0; round < 500; round += 1) {
    sellers = sideOf(pairs, ease, "exporter", buyers);
    const next = sideOf(pairs, ease, "importer", sellers);
    const isSettled = [...next].every(
      ([state, one]) => Math.abs(one / (buyers.get(state) ?? 0) - 1) < 1e-13,
    );
    buyers = next;
    if (isSettled) break;
  }
  return { sellers, buyers };
}

function sideOf(
  pairs: readonly PairCauses[],
  ease: readonly number[],
  side: "exporter" | "importer",
  other: ReadonlyMap<string, number>,
): Map<string, number> {
  const flows = new Map<string, number>();
  const reach = new Map<string, number>();
  const far = side === "exporter" ? "importer" : "exporter";
  for (const [at, one] of pairs.entries()) {
    if (one.trade === undefined) continue;
    const own = one[side];
    flows.set(own, (flows.get(own) ?? 0) + one.trade);
    reach.set(own, (reach.get(own) ?? 0) + (ease[at] ?? 0) * (other.get(one[far]) ?? 0));
  }
  return new Map([...flows].map(([state, flow]) => [state, flow / (reach.get(state) ?? 1)]));
}
