/** Where a function of one number is least, and how much it is there. */
export interface Least {
  readonly at: number;
  readonly value: number;
}

/**
 * The place between two ends where a function is least, for one that falls and then rises.
 *
 * Shape: found to about eight digits, beyond which values of a smooth function no longer differ.
 * Missing: of several dips one is found, not always the deepest.
 * Source: Brent 1973, Algorithms for Minimization without Derivatives, chapter 5.
 */
export function minimise(cost: (at: number) => number, low: number, high: number): Least {
  let [from, to] = [low, high];
  let best = point(cost, low + golden * (high - low));
  let second = best;
  let third = best;
  let step = 0;
  let before = 0;
  for (let round = 0; round < 200; round += 1) {
    const middle = (from + to) / 2;
    const near = 1.5e-9 * Math.abs(best.at) + 1e-12;
    if (Math.abs(best.at - middle) <= 2 * near - (to - from) / 2) break;
    const jump = parabola(best, second, third);
    const lands = best.at + jump;
    const isGood =
      Math.abs(jump) < Math.abs(before) / 2 && lands > from + near && lands < to - near;
    before = isGood ? step : (best.at < middle ? to : from) - best.at;
    step = isGood ? jump : golden * before;
    const tried = point(cost, best.at + (Math.abs(step) >= near ? step : Math.sign(step) * near));
    if (tried.value <= best.value) {
      if (tried.at < best.at) to = best.at;
      else from = best.at;
      [third, second, best] = [second, best, tried];
      continue;
    }
    if (tried.at < best.at) from = tried.at;
    else to = tried.at;
    if (tried.value <= second.value || second.at === best.at) [third, second] = [second, tried];
    else if (tried.value <= third.value || third.at === best.at || third.at === second.at)
      third = tried;
  }
  return best;
}

const golden = (3 - Math.sqrt(5)) / 2;

function point(cost: (at: number) => number, at: number): Least {
  return { at, value: cost(at) };
}

/** How far the lowest point of the parabola through three points lies from the best; not a number where it has none. */
function parabola(best: Least, second: Least, third: Least): number {
  const r = (best.at - second.at) * (best.value - third.value);
  const q = (best.at - third.at) * (best.value - second.value);
  const p = (best.at - third.at) * q - (best.at - second.at) * r;
  return -p / (2 * (q - r));
}
