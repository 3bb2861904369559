import { createContext, Script } from "node:vm";

/** How a value stands to a pattern; `too slow` when it could not be told in time. */
export type PatternVerdict = "fits" | "does not fit" | "too slow";

/** Longest time that one value may take; the second is for a machine that was busy with other things meanwhile. */
const patienceMs = [100, 400];

/** A value that is longer is not held against a pattern that repeats repetitions. */
const longestValue = 1_000;

/**
 * A test for values by a pattern that a stranger may have written (TRUST A8).
 *
 * A pattern that repeats what already repeats, as `(a+)+`, can take longer than anyone waits: its test is
 * stopped after a tenth of a second, and once more after four. Missing: undefined when the pattern is no regular expression.
 */
export function patternTest(pattern: string): ((value: string) => PatternVerdict) | undefined {
  let form: RegExp;
  try {
    form = new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return undefined;
  }
  if (!repeatsRepetition(pattern)) {
    return (value) => (form.test(value) ? "fits" : "does not fit");
  }
  const context = createContext({ form, value: "" });
  const script = new Script("form.test(value)");
  return (value) => {
    if (value.length > longestValue) return "too slow";
    context.value = value;
    for (const timeout of patienceMs) {
      try {
        const fits: unknown = script.runInContext(context, { timeout });
        return fits === true ? "fits" : "does not fit";
      } catch {
        // Time on the clock is not time at work: a pattern is too slow only if it is so twice.
      }
    }
    return "too slow";
  };
}

/** Whether a pattern repeats a group that holds a repetition; a fixed number, as `{3}`, leaves nothing to try. */
function repeatsRepetition(pattern: string): boolean {
  const plain = pattern
    .replace(/\\./g, "x")
    .replace(/\[[^\]]*\]/g, "x")
    .replace(/x\{\d+\}/g, "x");
  const groups: boolean[] = [];
  for (const [index, mark] of [...plain].entries()) {
    const inside = groups.length > 0;
    if (mark === "(") groups.push(false);
    else if (mark === ")") {
      const holds = groups.pop() ?? false;
      if (holds && /[+*{]/.test(plain[index + 1] ?? "")) return true;
      if (holds && groups.length > 0) groups[groups.length - 1] = true;
    } else if (inside && /[+*{]/.test(mark)) groups[groups.length - 1] = true;
  }
  return false;
}
