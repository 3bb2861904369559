import type { CodedDate, CodedQuantity } from "./coder.ts";
import type { Named } from "./compile.ts";

/** The dates and amounts of a sentence. */
interface Counted {
  readonly days: readonly CodedDate[];
  readonly amounts: readonly CodedQuantity[];
}

/**
 * Reads “five years ago” as a year before the document's date, and “two months later” as a month after the date that
 * the sentence names before it; then they are no spans of time any more.
 *
 * Shape: the dates and amounts given, but for those. Where the date to count from is not known, or is less exact than
 * the span, a span it stays.
 */
export function readAgo(
  { days, amounts }: Counted,
  all: readonly Named[],
  today: string | undefined,
): Counted {
  const cues = all.filter(
    (one) => isSpanWord(one) && !days.some((day) => day.start < one.end && one.start < day.end),
  );
  const hasBoth = amounts.length > 0 && days.length > 0;
  const whole = hasBoth ? amounts.filter((one) => !days.some((day) => isIn(one, day))) : amounts;
  if (cues.length === 0) return { days, amounts: whole };
  const found: CodedDate[] = [];
  const used = new Set<CodedQuantity>();
  for (const cue of cues) {
    if (found.some((one) => one.start < cue.end && cue.start < one.end)) continue;
    const named = days.findLast((one) => one.end <= cue.start)?.value;
    const sign = cue.code.shift === "span +1" ? 1 : -1;
    if (cue.code.shift?.startsWith("anchor") === true) {
      const value = besideNamed(cue.code.shift, named, today);
      if (value) found.push({ value, start: cue.start, end: cue.end, relative: true });
      continue;
    }
    const span = spanOf(cue, whole, all);
    const base = baseOf(cue.code.shift, named, today);
    const value = span && base && moved(base, sign * span.value, span.unit);
    if (span === undefined || value === undefined || value === "") continue;
    const start = Math.min(span.start, cue.start);
    found.push({ value, start, end: Math.max(span.end, cue.end), relative: true });
    used.add(span);
  }
  if (found.length === 0) return { days, amounts: whole };
  return {
    days: [...days, ...found].sort((a, b) => a.start - b.start),
    amounts: whole.filter((one) => !used.has(one)),
  };
}

function isSpanWord({ type, code }: Named): boolean {
  return type === "day" && /^(?:span|anchor)/.test(code.shift ?? "");
}

/** What a span is counted from: “ago” from today, “later” from the date before it, “earlier” from either. */
function baseOf(
  shift: string | undefined,
  named: string | undefined,
  today: string | undefined,
): string | undefined {
  if (shift === "span -1") return today;
  return shift === "span +1" ? named : (named ?? today);
}

/** “The following day” after a date; “the previous year” also where no date stands before it. */
function besideNamed(
  shift: string,
  named: string | undefined,
  today: string | undefined,
): string | undefined {
  const [, count = "0", unit = "year"] = shift.split(" ");
  const base = named ?? (Number(count) < 0 ? today : undefined);
  return base && moved(base, Number(count), `${unit}s`);
}

function isIn(one: CodedQuantity, { start, end, relative }: CodedDate): boolean {
  return relative && one.start >= start && one.end <= end && spans.has(one.unit);
}

const spans: ReadonlySet<string> = new Set(["days", "weeks", "months", "years"]);

/** The span of time right before a word, with its number or one: “a month later”, «год назад»; in it, or after «через». */
function spanOf(
  cue: Named,
  amounts: readonly CodedQuantity[],
  named: readonly Named[],
): CodedQuantity | undefined {
  const isBeside = ({ start, end }: { start: number; end: number }): boolean => {
    if (cue.group.as === "lead") return start - cue.end === 1;
    return cue.start - end === 1 || (start > cue.start && end < cue.end);
  };
  const counted = amounts.find((one) => spans.has(one.unit) && isBeside(one));
  if (counted !== undefined) return counted;
  const unit = named.find((one) => one.type === "span" && one.group.as === "unit" && isBeside(one));
  if (unit === undefined || !spans.has(unit.code.id)) return undefined;
  return { value: 1, unit: unit.code.id, start: unit.start, end: unit.end };
}

const daysOfAWeek = 7;

/** A date so many years, months or days from another; none where that is less exact, or is a period. */
function moved(base: string, count: number, unit: string): string | undefined {
  if (base.includes("/") || !Number.isInteger(count)) return undefined;
  const [year = 0, month, day] = base.split("-").map(Number);
  if (unit === "years") return String(year + count);
  if (month === undefined) return undefined;
  if (unit === "months") return iso(Date.UTC(year, month - 1 + count, 1), 7);
  if (day === undefined) return undefined;
  const days = unit === "weeks" ? count * daysOfAWeek : count;
  return iso(Date.UTC(year, month - 1, day + days), 10);
}

function iso(moment: number, length: number): string {
  return new Date(moment).toISOString().slice(0, length);
}
