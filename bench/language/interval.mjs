// A share of things that are right, with its 95 % interval (Wilson), as all parts of the bench print it.

/** The bounds of a share. @param {number} right @param {number} n @returns {readonly [number, number]} */
export function wilson(right, n) {
  if (n === 0) return [0, 1];
  const z = 1.96;
  const p = right / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** @param {number} one */
export const percent = (one) => (100 * one).toFixed(2);

/** @param {number} right @param {number} n */
export function share(right, n) {
  const [low, high] = wilson(right, n);
  return `${percent(right / n)} %  n ${n}  95 % ${percent(low)}–${percent(high)}`;
}

/** The harmonic mean of precision and recall (F1). @param {number} precision @param {number} recall */
const f1 = (precision, recall) => (2 * precision * recall) / (precision + recall);

/**
 * F1 of what was found; its interval is the F1 of both lower and of both upper bounds (Wilson) of precision and
 * recall, which is wider than 95 %.
 * @param {{ right: number, found: number, wanted: number }} counts
 */
export function f1Share({ right, found, wanted }) {
  const [lowPrecision, highPrecision] = wilson(right, found);
  const [lowRecall, highRecall] = wilson(right, wanted);
  const [low, high] = [f1(lowPrecision, lowRecall), f1(highPrecision, highRecall)];
  return `F1 ${percent((2 * right) / (found + wanted))} %  n ${wanted}  95 % ${percent(low)}–${percent(high)}`;
}
