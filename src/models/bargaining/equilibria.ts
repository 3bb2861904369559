import {
  type Corner,
  compareFractions,
  type Fraction,
  fraction,
  mostConstraints,
  polytopeCorners,
  wholeNumbers,
} from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import {
  type BimatrixGame,
  expectedPayoffs,
  type PayoffMatrix,
  type Profile,
  turned,
} from "./bimatrix.ts";

/** The greatest number of corners of one player's best-response polytope that are looked at. */
export const mostCorners = 400_000;

/**
 * All extreme equilibria of a game of two players, exactly.
 *
 * Shape: pairs of corners of the two best-response polytopes at which every strategy is either unused or a best reply;
 * of a game without ties, all its equilibria. Sorted by how many strategies are used, then by which.
 * Throws: `game-too-large` when both players have more than 30 strategies together, or a polytope too many corners.
 * Source: Mangasarian 1964; Avis, Rosenberg, Savani and von Stengel 2010, Economic Theory 42 (the method of lrs).
 */
export function extremeEquilibria(game: BimatrixGame): readonly Profile[] {
  const [rows, columns] = [game.strategies[0].length, game.strategies[1].length];
  checkSize(rows, columns);
  const ofFirst = cornersOf(turned(game.payoffs[1]));
  const ofSecond = cornersOf(game.payoffs[0]);
  const all = 2 ** (rows + columns) - 1;
  // Labels: strategies of the first player, then of the second. The second's polytope counts its own first.
  const labelOfSecond = ({ tight }: Corner): number =>
    (tight >>> columns) | ((tight & (2 ** columns - 1)) << rows);
  const partners = partnersByLabel(ofSecond, labelOfSecond, columns);
  const found = ofFirst
    .filter((corner) => corner.numerators.some((cell) => cell !== 0n))
    .flatMap((corner) => {
      const x = sharesOf(corner);
      return partners(all & ~corner.tight).map((partner): Profile => {
        const y = sharesOf(partner);
        return { x, y, payoffs: expectedPayoffs(game, x, y) };
      });
    });
  return found.sort(bySupport);
}

function checkSize(rows: number, columns: number): void {
  if (rows + columns <= mostConstraints) return;
  throw new Problem(
    "game-too-large",
    `The players have ${rows} and ${columns} strategies; all equilibria are found for up to ${mostConstraints} together: leave out dominated strategies or join alike ones.`,
  );
}

/** Corners of the polytope of mixtures y, stretched so that no reply of the other brings it more than 1. */
function cornersOf(payoffs: PayoffMatrix): readonly Corner[] {
  const corners = polytopeCorners(raised(payoffs), mostCorners);
  if (corners !== undefined) return corners;
  throw new Problem(
    "game-too-large",
    `The game has more than ${mostCorners} corners to look at: leave out dominated strategies.`,
  );
}

/** Payoffs as whole numbers, each column lifted until its least is 0: no best reply changes by that. */
function raised(payoffs: PayoffMatrix): readonly (readonly bigint[])[] {
  const width = payoffs[0]?.length ?? 0;
  const { numbers } = wholeNumbers(payoffs.flat());
  const rows = payoffs.map((_, i) => numbers.slice(i * width, (i + 1) * width));
  const least = Array.from({ length: width }, (_, j) => {
    const column = rows.map((row) => row[j] ?? 0n);
    const low = column.reduce((best, cell) => (cell < best ? cell : best));
    return column.every((cell) => cell === low) ? low - 1n : low; // a column of zeros would leave no bound
  });
  return rows.map((row) => row.map((cell, j) => cell - (least[j] ?? 0n)));
}

/** Finds the corners of the second player that carry at least the labels asked for. */
function partnersByLabel(
  corners: readonly Corner[],
  labelOf: (corner: Corner) => number,
  dimensions: number,
): (needed: number) => readonly Corner[] {
  const used = corners.filter((corner) => corner.numerators.some((cell) => cell !== 0n));
  const labels = Int32Array.from(used, labelOf);
  const exact = new Map(used.map((corner, i) => [labels[i] ?? 0, corner]));
  const richer = used.flatMap((_, i) => (bitsOf(labels[i] ?? 0) > dimensions ? [i] : []));
  return (needed) => {
    // A corner without ties has as many labels as dimensions: fewer are asked for only by a corner with ties.
    const isPlain = bitsOf(needed) === dimensions;
    const searched = isPlain ? richer : [...labels.keys()];
    const more = searched.filter((i) => ((labels[i] ?? 0) & needed) === needed);
    const plain = isPlain ? exact.get(needed) : undefined;
    const rest = more.flatMap((i) => used[i] ?? []);
    return plain === undefined ? rest : [plain, ...rest];
  };
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function sharesOf({ numerators }: Corner): readonly Fraction[] {
  const whole = numerators.reduce((sum, cell) => sum + cell, 0n);
  return numerators.map((cell) => fraction(cell, whole));
}

/** Fewest strategies used first; among those, the mixture that leans to earlier strategies. */
function bySupport(first: Profile, second: Profile): number {
  const used = ({ x, y }: Profile): number =>
    [...x, ...y].filter((share) => share.numerator !== 0n).length;
  const byCount = used(first) - used(second);
  if (byCount !== 0) return byCount;
  const shares = [...second.x, ...second.y];
  for (const [i, share] of [...first.x, ...first.y].entries()) {
    const order = compareFractions(shares[i] ?? share, share);
    if (order !== 0) return order;
  }
  return 0;
}
