import { language, spoken } from "./language.svelte.ts";

const month = /^\d{4}-\d{2}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A number as the reader's language writes it. Every number of the pages goes through here. */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  const { numbers } = spoken().locale;
  const key = `${numbers} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(numbers, options);
  numberFormats.set(key, format);
  return format.format(value);
}

/** A date as exact as it is known: a year, a month or a day. */
export function formatDate(date: string): string {
  if (month.test(date)) return dated(date, { month: "short", year: "numeric" });
  if (day.test(date)) return dated(date, { day: "numeric", month: "short", year: "numeric" });
  return date;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
// A drawing of a thousand acts says the same few hundred days again and again, and the platform takes its time with each.
const writtenDates = new Map<string, string>();
const mostWritten = 5000;

/** A day or a month by the pattern of the language, or by the platform where that knows the language everywhere. */
function dated(date: string, options: Intl.DateTimeFormatOptions): string {
  const { locale } = spoken();
  const [y = "", m = "", d = ""] = date.split("-");
  const pattern = d ? locale.day : locale.month;
  const names = d ? locale.months : (locale.alone ?? locale.months);
  const name = names?.[Number(m) - 1];
  if (pattern && name) {
    return pattern
      .replace("{y}", y)
      .replace("{m}", name)
      .replace("{d}", String(Number(d)));
  }
  // English stands for every reader of English here: day, month, year, as treaties have it.
  const tag = language() === "en" ? "en-GB" : language();
  const before = writtenDates.get(`${tag} ${date}`);
  if (before !== undefined) return before;
  const key = `${tag} ${d === ""}`;
  const format =
    dateFormats.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
  dateFormats.set(key, format);
  const written = format.format(new Date(`${y}-${m}-${d || "01"}T00:00:00Z`));
  if (writtenDates.size >= mostWritten) writtenDates.clear();
  writtenDates.set(`${tag} ${date}`, written);
  return written;
}

/** A count. */
export function formatCount(count: number): string {
  return formatNumber(count);
}

/** A value with as many digits as a reader can use: four that count, or whole numbers. */
export function formatValue(value: number): string {
  if (Math.abs(value) >= 1000) return formatNumber(Math.round(value));
  return formatNumber(value, { maximumSignificantDigits: 4 });
}

/** A value in short form, for axes and labels. */
export function formatShort(value: number): string {
  const size = Math.abs(value);
  if (size < 10_000) return formatValue(value);
  const words = spoken().locale.short;
  if (!words) return formatNumber(value, { notation: "compact", maximumSignificantDigits: 3 });
  // The step is taken after rounding: 999 999 is 1 million and not 1 000 thousand.
  const rounded = Number(size.toPrecision(3));
  const step = Math.min(words.length, Math.floor(Math.log10(rounded) / 3));
  const part = formatNumber(value / 1000 ** step, { maximumSignificantDigits: 3 });
  return `${part}\u00a0${words[step - 1]}`;
}

/** A share as a percentage; with digits behind the point where asked for, and with its sign. */
export function formatShare(
  share: number,
  more: { readonly digits?: number; readonly signed?: boolean } = {},
): string {
  const options = {
    maximumFractionDigits: more.digits ?? 0,
    ...(more.signed ? { signDisplay: "exceptZero" as const } : {}),
  };
  const { percent } = spoken().locale;
  if (!percent) return formatNumber(share, { ...options, style: "percent" });
  return `${formatNumber(share * 100, options)}${percent}`;
}

/** Bytes in the largest unit that keeps a whole number. */
export function formatBytes(bytes: number): string {
  const [one = "B", thousand = "kB", million = "MB"] = spoken().locale.bytes;
  if (bytes < 1000) return `${formatNumber(bytes)} ${one}`;
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1000))} ${thousand}`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} ${million}`;
}

/** A list in words. */
export function formatList(parts: readonly string[]): string {
  const words = spoken().locale.list;
  if (!words) return new Intl.ListFormat(language(), { type: "conjunction" }).format(parts);
  const [between = ", ", last = between, two = last] = words;
  if (parts.length <= 2) return parts.join(two);
  return `${parts.slice(0, -1).join(between)}${last}${parts.at(-1)}`;
}

/** The name of a language from its tag. */
export function languageName(tag: string): string {
  if (tag === "unknown" || tag === "und") return "";
  const own = spoken().locale.languages;
  if (own) return own[tag] ?? own[tag.split("-")[0] ?? ""] ?? tag;
  try {
    const names = new Intl.DisplayNames([language()], { type: "language", fallback: "code" });
    return names.of(tag) ?? tag;
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
