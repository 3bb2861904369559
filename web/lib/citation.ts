import { spoken } from "./language.svelte.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
// 24 Feb 2026, 6-7 Sept 2012, November 2025, 2 March
const englishDate = new RegExp(
  `\\b(?:(?<days>\\d{1,2}(?:[-–]\\d{1,2})?) )?(?<month>${months.join("|")})[a-z]{0,6}(?: (?<year>\\d{4}))?\\b`,
  "g",
);

/** An English text whose dates are put apart: `@` stands for each of them. */
export interface Undated {
  readonly text: string;
  /** The dates, as the reader's language writes them. */
  readonly dates: readonly string[];
}

/** Puts the English dates of a text apart. Missing: a month alone is no date (“May” may be a name). */
export function undated(text: string): Undated {
  const dates: string[] = [];
  const rest = text.replace(englishDate, (whole: string, ...groups: unknown[]) => {
    const { days, month, year } = groups.at(-1) as Readonly<Record<string, string | undefined>>;
    if (days === undefined && year === undefined) return whole;
    dates.push(written(months.indexOf(month ?? ""), days, year));
    return "@";
  });
  return { text: rest, dates };
}

/** Whether a text is a publisher's name and a date, or several: all of a name begins with a capital or a digit. */
export function isNameAndDate(text: string): boolean {
  return text.split("; ").every((one) => {
    const name = one.endsWith(", @") ? one.slice(0, -3) : "";
    return name !== "" && name.split(" ").every((word) => /^\(?[\p{Lu}\d]/u.test(word));
  });
}

/** A date by the patterns of the reader's language. Missing: without days the month with its year, without a year no year. */
function written(month: number, days?: string, year?: string): string {
  const { day = "", month: ofMonth = "", months: names, alone } = spoken().locale;
  const name = (days === undefined ? (alone ?? names) : names)?.[month] ?? "";
  const pattern = days === undefined ? ofMonth : day;
  const own = year === undefined ? pattern.replace(/^\{y\}[^{]*|[^}]*\{y\}.*$/, "") : pattern;
  return own
    .replace("{y}", year ?? "")
    .replace("{m}", name)
    .replace("{d}", (days ?? "").replace("-", "–"));
}
