import type { ClaimRules } from "./rules.ts";
import { type Cell, cellKey, type Voice } from "./voices.ts";

type Derivation = ClaimRules["derived"][number];

/**
 * What is counted from other series: a quotient, a sum, what is left of a hundred per cent, or growth over the year before.
 *
 * Shape: one source for each edition of the first series; of the second the edition that reaches latest is taken.
 * Missing: where one part is missing, so is the whole.
 */
export function derivedVoices(all: readonly Voice[], rules: ClaimRules): readonly Voice[] {
  return rules.derived.flatMap((one) =>
    all
      .filter((voice) => voice.concept === one.of && !voice.weak)
      .map((voice) => derive(voice, secondOf(all, voice, one), one)),
  );
}

/** Two series of one source and edition belong together; else the longest of the other is taken. */
function secondOf(all: readonly Voice[], first: Voice, one: Derivation): Voice | undefined {
  const seconds = all.filter((voice) => voice.concept === one.with);
  const same = seconds.find((voice) => voice.vintage === first.vintage);
  if (same !== undefined) return same;
  return [...seconds].sort((a, b) => b.cells.size - a.cells.size)[0];
}

function derive(first: Voice, second: Voice | undefined, one: Derivation): Voice {
  const cells = new Map<string, Cell>();
  for (const [key, cell] of first.cells) {
    const [of = "", year = ""] = key.split(" ");
    const other =
      one.how === "growth"
        ? first.cells.get(cellKey(of, Number(year) - 1))
        : second?.cells.get(key);
    cells.set(key, combine(cell, other, one.how));
  }
  return {
    ...first,
    id: `${one.concept} (${first.id})`,
    concept: one.concept,
    labels: {},
    unit: one.unit,
    basis: one.basis,
    weak: false,
    cells,
  };
}

function combine(a: Cell, b: Cell | undefined, how: Derivation["how"]): Cell {
  if (how === "complement") return a.value === undefined ? a : { ...a, value: 100 - a.value };
  const rows = [...a.rows, ...(b?.rows ?? [])];
  if (a.value === undefined || b?.value === undefined) {
    return { value: undefined, gap: a.gap ?? b?.gap ?? "no row", rows };
  }
  if (how === "sum") return { value: a.value + b.value, gap: undefined, rows };
  if (b.value === 0) return { value: undefined, gap: "not applicable", rows };
  const quotient = a.value / b.value;
  const value = how === "growth" ? (quotient - 1) * 100 : quotient;
  return { value, gap: undefined, rows };
}
