import { language } from "./text.ts";

const plain = new Intl.NumberFormat(language);
const year = /^\d{4}$/;
const month = /^\d{4}-\d{2}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

// English stands for every reader of English here: day, month, year, as treaties have it.
const dated = language === "en" ? "en-GB" : language;
const days = new Intl.DateTimeFormat(dated, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const months = new Intl.DateTimeFormat(dated, {
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A date as exact as it is known: a year, a month or a day. */
export function formatDate(date: string): string {
  if (year.test(date)) return date;
  if (month.test(date)) return months.format(new Date(`${date}-01T00:00:00Z`));
  if (day.test(date)) return days.format(new Date(`${date}T00:00:00Z`));
  return date;
}

/** A count. */
export function formatCount(count: number): string {
  return plain.format(count);
}

/** A value with as many digits as a reader can use: four that count, or whole numbers. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15) return plain.format(Math.round(value));
  if (size >= 1000) return plain.format(Math.round(value));
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 4 }).format(value);
}

/** A value in short form, for axes and labels. */
export function formatShort(value: number): string {
  const size = Math.abs(value);
  if (size < 10_000) return formatValue(value);
  return new Intl.NumberFormat(language, {
    notation: "compact",
    maximumSignificantDigits: 3,
  }).format(value);
}

/** A share as a percentage. */
export function formatShare(share: number): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(
    share,
  );
}

/** Bytes in the largest unit that keeps a whole number. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${plain.format(bytes)} B`;
  if (bytes < 1_000_000) return `${plain.format(Math.round(bytes / 1000))} kB`;
  return `${plain.format(Math.round(bytes / 100_000) / 10)} MB`;
}

/** A list in words. */
export function formatList(parts: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(parts);
}

const languageNames = new Intl.DisplayNames([language], { type: "language", fallback: "code" });

/** The name of a language from its tag. */
export function languageName(tag: string): string {
  if (tag === "unknown" || tag === "und") return "";
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The tag to write in `lang`: `und` where the language is not known. */
export function langTag(tag: string | undefined): string {
  return !tag || tag === "unknown" ? "und" : tag;
}

/** Days from the beginning of the era for a date of any exactness; an open part counts from its start. */
export function dayNumber(date: string): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!match) return undefined;
  return Date.UTC(Number(match[1]), Number(match[2] ?? 1) - 1, Number(match[3] ?? 1)) / 86_400_000;
}

/** Only addresses that a browser may open safely; undefined for all others. */
export function safeUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const { protocol } = new URL(url);
    return protocol === "http:" || protocol === "https:" ? url : undefined;
  } catch {
    return undefined;
  }
}
