import type { Sayings } from "./sayings.ts";

/** Significant digits that a figure is told with. */
const digits = 4;

/**
 * A number as a language writes it, with four significant digits and whole thousands apart.
 *
 * Shape: by the signs of `content/claims/reasons.yaml`, never by the machine's own settings.
 */
export function writeNumber(value: number, language: string, sayings: Sayings): string {
  const whole = Math.abs(value) >= 10 ** (digits - 1);
  const plain = whole ? String(Math.round(value)) : String(Number(value.toPrecision(digits)));
  const [units = "", decimals] = plain.replace("-", "").split(".");
  const apart = sayings.thousands[language] ?? " ";
  const grouped = units.length < 5 ? units : units.replace(/\B(?=(\d{3})+$)/g, apart);
  const sign = value < 0 && Number(plain) !== 0 ? "−" : "";
  const point = sayings.decimals[language] ?? ".";
  return `${sign}${grouped}${decimals === undefined ? "" : point + decimals}`;
}

/** A number in thousands, millions or billions where it is that large: 36.36 million. */
export function writeScaled(value: number, language: string, sayings: Sayings): string {
  const scale = [...sayings.scales]
    .filter((one) => one.write && Math.abs(value) >= 10 ** one.power)
    .sort((a, b) => b.power - a.power)[0];
  if (scale === undefined) return writeNumber(value, language, sayings);
  const figure = writeNumber(value / 10 ** scale.power, language, sayings);
  return `${figure} ${scale.words[language] ?? ""}`;
}

/** A date as exact as it is, as a language writes it. */
export function writeDate(date: string, language: string, sayings: Sayings): string {
  const words = sayings.dates[language];
  const [year = "", month, day] = date.split("-");
  if (words === undefined) return date;
  if (month === undefined) return words.year.replace("{year}", year);
  const names = day === undefined ? (words.alone ?? words.months) : words.months;
  return (day === undefined ? words.month : words.day)
    .replace("{year}", year)
    .replace("{month}", names[Number(month) - 1] ?? month)
    .replace("{day}", String(Number(day ?? "0")));
}

/** A day in figures, as a language writes it where there is little room; any other date, or without such a form, in full. */
export function writeShortDate(date: string, language: string, sayings: Sayings): string {
  const { short } = sayings.dates[language] ?? {};
  const [year = "", month = "", day] = date.split("-");
  if (short === undefined || day === undefined) return writeDate(date, language, sayings);
  return short.replace("{dd}", day).replace("{mm}", month).replace("{year}", year);
}

/** The day and month of a date as a language writes them, or its month alone; undefined for a date that is only a year. */
export function writeDayOfYear(
  date: string,
  language: string,
  sayings: Sayings,
): string | undefined {
  const words = sayings.dates[language];
  const [, month, day] = date.split("-");
  if (words === undefined || month === undefined) return undefined;
  if (day === undefined) return (words.alone ?? words.months)[Number(month) - 1];
  return words.ofYear
    ?.replace("{month}", words.months[Number(month) - 1] ?? month)
    .replace("{day}", String(Number(day)));
}
