/**
 * A number kept exactly, as one whole number over another.
 *
 * Shape: in lowest terms, with the denominator above 0; make one with `fraction` or `readFraction`.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Nothing, as a fraction. */
export const zero: Fraction = { numerator: 0n, denominator: 1n };
/** One, as a fraction. */
/** One, as a fraction. */
export const one: Fraction = { numerator: 1n, denominator: 1n };

/**
 * A fraction in lowest terms from two whole numbers.
 *
 * Throws: RangeError when the denominator is 0 or a number is not whole.
 */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (below === 0n) throw new RangeError("A fraction needs a denominator other than 0.");
  const shared = greatestDivisor(above, below) * (below < 0n ? -1n : 1n);
  return { numerator: above / shared, denominator: below / shared };
}

/** The greatest whole number that divides both; 0 only when both are 0. */
export function greatestDivisor(first: bigint, second: bigint): bigint {
  let [a, b] = [first < 0n ? -first : first, second < 0n ? -second : second];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * A number as people write it, exactly: 3, -0.5, "1/3", "2.5e-3", "-7/2".
 *
 * Shape: a decimal is read as its digits say (0.1 is one tenth, not the nearest binary number); a true minus sign is
 * read too.
 * Missing: undefined when it is no finite number, so that the caller can name the place.
 */
export function readFraction(value: unknown): Fraction | undefined {
  if (typeof value === "bigint") return fraction(value);
  if (typeof value === "number")
    return Number.isFinite(value) ? readDecimal(`${value}`) : undefined;
  if (typeof value !== "string" || value.length > 400) return undefined;
  const [above = "", below, more] = value.replaceAll("\u2212", "-").split("/");
  if (more !== undefined) return undefined;
  const numerator = readDecimal(above.trim());
  if (below === undefined || numerator === undefined) return numerator;
  const denominator = readDecimal(below.trim());
  if (denominator === undefined || denominator.numerator === 0n) return undefined;
  return dividedBy(numerator, denominator);
}

function readDecimal(text: string): Fraction | undefined {
  const found = decimalPattern.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = "", decimals = "", power = "0"] = found;
  if (whole === "" && decimals === "") return undefined;
  const digits = BigInt(whole + decimals) * (sign === "-" ? -1n : 1n);
  const places = Number(power) - decimals.length;
  return places >= 0
    ? fraction(digits * 10n ** BigInt(places))
    : fraction(digits, 10n ** BigInt(-places));
}

/** The sum of two fractions. */
export function plus(first: Fraction, second: Fraction): Fraction {
  if (first.denominator === second.denominator) {
    return fraction(first.numerator + second.numerator, first.denominator);
  }
  const above = first.numerator * second.denominator + second.numerator * first.denominator;
  return fraction(above, first.denominator * second.denominator);
}

/** The first less the second. */
export function minus(first: Fraction, second: Fraction): Fraction {
  return plus(first, negative(second));
}

/** The product of two fractions. */
export function times(first: Fraction, second: Fraction): Fraction {
  return fraction(first.numerator * second.numerator, first.denominator * second.denominator);
}

/**
 * The first over the second.
 *
 * Throws: RangeError when the second is 0.
 */
export function dividedBy(first: Fraction, second: Fraction): Fraction {
  return fraction(first.numerator * second.denominator, first.denominator * second.numerator);
}

/** The fraction with its sign turned. */
export function negative(value: Fraction): Fraction {
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** Below 0 when the first is less, above 0 when it is more, 0 when they are the same. */
export function compareFractions(first: Fraction, second: Fraction): number {
  const difference = first.numerator * second.denominator - second.numerator * first.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** -1, 0 or 1: the side of nothing on which a fraction lies. */
export function signOf(value: Fraction): number {
  return value.numerator < 0n ? -1 : value.numerator > 0n ? 1 : 0;
}

/** The sum of fractions; nothing of none. */
export function sumOfFractions(values: readonly Fraction[]): Fraction {
  return values.reduce(plus, zero);
}

/** The sum of products of two lists of the same length. */
export function fractionDot(first: readonly Fraction[], second: readonly Fraction[]): Fraction {
  return sumOfFractions(first.map((value, i) => times(value, second[i] ?? zero)));
}

/** The greatest of fractions; undefined of none. */
export function greatestFraction(values: readonly Fraction[]): Fraction | undefined {
  return values.reduce<Fraction | undefined>(
    (best, value) => (best === undefined || compareFractions(value, best) > 0 ? value : best),
    undefined,
  );
}

/** Whole numbers that stand to each other as the fractions do, with the denominator they share. */
export function wholeNumbers(values: readonly Fraction[]): {
  readonly numbers: readonly bigint[];
  readonly denominator: bigint;
} {
  const denominator = values.reduce(
    (shared, value) => (shared / greatestDivisor(shared, value.denominator)) * value.denominator,
    1n,
  );
  return {
    numbers: values.map((value) => value.numerator * (denominator / value.denominator)),
    denominator,
  };
}

/** A fraction as it is written: "3", "-1/2". */
export function fractionText(value: Fraction): string {
  return value.denominator === 1n
    ? `${value.numerator}`
    : `${value.numerator}/${value.denominator}`;
}

/** The nearest ordinary number to a fraction, rounded once, however long its two whole numbers are. */
export function fractionNumber(value: Fraction): number {
  const { numerator, denominator } = value;
  const size = numerator < 0n ? -numerator : numerator;
  const bits = size.toString(16).length - denominator.toString(16).length;
  const shift = 72 - 4 * bits; // leaves at least 64 bits, so that the last step alone rounds
  const above = shift >= 0 ? size << BigInt(shift) : size;
  const below = shift >= 0 ? denominator : denominator << BigInt(-shift);
  const rest = above % below === 0n ? 0n : 1n; // keeps ties apart from what lies just above them
  const nearest = Number((above / below) | rest) * 2 ** -shift;
  return numerator < 0n ? -nearest : nearest;
}
