import { createChance, quantile } from "../../numbers/index.ts";
import type { Settings } from "../engine.ts";
import type { Rates } from "./rates.ts";
import type { Route } from "./route.ts";
import type { Ways } from "./ways.ts";
import { type Openings, readTerms, weighStep } from "./weigh.ts";

/** The middle of a quantity and the values that nine of ten draws lie between. */
export interface Band {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** How sure a way's hours and USD are. */
export interface RouteBand {
  readonly hours: Band;
  readonly usd: Band;
  readonly draws: number;
}

/**
 * Hours and USD of one way when the assumptions are drawn from their ranges and every stop of a trip from its distribution.
 *
 * Shape: assumptions triangular between the ends of their ranges, stops lognormal with the drawn spread, independent; the way
 * stays the same. What is not drawn: lengths, speeds of single states, surveyed means of single crossings.
 */
export function bandOf(
  ways: Ways,
  rates: Rates,
  route: Route,
  plan: { readonly openings: Openings; readonly draws: number; readonly seed: number },
): RouteBand {
  const chance = createChance(plan.seed);
  const [hours, usd]: [number[], number[]] = [[], []];
  for (let draw = 0; draw < plan.draws; draw++) {
    const terms = readTerms(
      ways,
      drawnValues(ways, () => chance.next()),
    );
    const sum = { hours: 0, usd: 0 };
    const running = lognormal(1, terms.of("running-spread"), () => chance.next());
    for (const at of route.steps) {
      const own = weighStep(ways, rates, terms, plan.openings, at);
      const isLink = ways.steps[at]?.kind === "link";
      sum.usd += own.usd;
      sum.hours += isLink
        ? own.hours * running
        : lognormal(own.hours, own.spread, () => chance.next());
    }
    hours.push(sum.hours);
    usd.push(sum.usd);
  }
  return { hours: bandFrom(hours), usd: bandFrom(usd), draws: plan.draws };
}

function drawnValues(ways: Ways, next: () => number): Settings {
  const drawn = ways.transport.values.map(({ id, value, range }) => {
    const [low, high] = range;
    return [id, triangular(low, value, high, next())] as const;
  });
  return Object.fromEntries(drawn);
}

/** Source: inverse of the triangular distribution function (Kotz and van Dorp 2004, Beyond Beta, chapter 1). */
function triangular(low: number, mode: number, high: number, share: number): number {
  if (!(high > low)) return mode;
  const cut = (mode - low) / (high - low);
  return share < cut
    ? low + Math.sqrt(share * (high - low) * (mode - low))
    : high - Math.sqrt((1 - share) * (high - low) * (high - mode));
}

function lognormal(mean: number, spread: number, next: () => number): number {
  if (mean <= 0) return 0;
  const variance = Math.log(1 + (spread / mean) ** 2);
  const deviate = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return mean * Math.exp(Math.sqrt(variance) * deviate - variance / 2);
}

function bandFrom(values: readonly number[]): Band {
  const sorted = [...values].sort((a, b) => a - b);
  const [p5 = 0, p50 = 0, p95 = 0] = [0.05, 0.5, 0.95].map((share) => quantile(sorted, share));
  return { p5, p50, p95 };
}
