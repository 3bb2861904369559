import { Problem } from "../terms/index.ts";

interface Range {
  readonly type: string;
  readonly weight: number;
}

/**
 * The form of a file that a reader's `Accept` prefers, by the media types of the forms there are.
 *
 * Shape: the highest weight wins; of equal weights the form that stands first. Of the ranges that cover a form the most
 * exact one gives its weight.
 * Missing: no `Accept` takes the first form.
 * Throws: `form-not-offered` where every form is refused.
 * Source: RFC 9110, section 12.5.1.
 */
export function chooseForm(
  accept: string | undefined,
  forms: Readonly<Record<string, string>>,
): string {
  const ranges = (accept ?? "*/*").split(",").flatMap(readRange);
  const weighed = Object.entries(forms)
    .map(([form, type]) => ({ form, weight: weightOf(type, ranges) }))
    .sort((a, b) => b.weight - a.weight);
  const [best] = weighed;
  if (best !== undefined && best.weight > 0) return best.form;
  throw new Problem(
    "form-not-offered",
    `This list comes as ${Object.values(forms).join(", ")}: accept one of these, or name it with format=.`,
  );
}

function readRange(text: string): readonly Range[] {
  const [type = "", ...rest] = text.split(";").map((part) => part.trim().toLowerCase());
  if (type === "") return [];
  const told = rest.find((part) => part.startsWith("q="))?.slice(2);
  const weight = told === undefined ? 1 : Number(/^[01](?:\.\d{0,3})?$/.exec(told)?.[0] ?? 0);
  return [{ type, weight: Math.min(1, weight) }];
}

function weightOf(type: string, ranges: readonly Range[]): number {
  const names = [type, `${type.split("/")[0]}/*`, "*/*"];
  for (const name of names) {
    const found = ranges.find((one) => one.type === name);
    if (found !== undefined) return found.weight;
  }
  return 0;
}
