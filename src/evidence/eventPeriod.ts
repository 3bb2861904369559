import { z } from "zod";
import { earliestDay, isPartialDate, latestDay } from "../terms/index.ts";

const partial = z.string().refine(isPartialDate);
const shape = z.object({ from: partial, to: partial });

/** What the data package says of a file of event data beside its licence. */
export interface DeclaredEvents {
  readonly layout: string | undefined;
  readonly title: string | undefined;
  readonly edition: string | undefined;
  /** Days of which the file tells; undefined when the data package does not say. */
  readonly days: readonly string[] | undefined;
}

/** A period that is longer is a slip of the pen. */
const mostDays = 366 * 150;

/**
 * Reads what a resource of the data package says of a file of event data: `layout`, `title`, `version`, `period`.
 *
 * Missing: a period that is none, ends before it begins or lasts longer than the news have, is left aside.
 */
export function declaredEvents(resource: Readonly<Record<string, unknown>> = {}): DeclaredEvents {
  const period = shape.safeParse(resource.period);
  const days = period.success
    ? daysFrom(earliestDay(period.data.from), latestDay(period.data.to))
    : [];
  return {
    layout: asText(resource.layout),
    title: asText(resource.title),
    edition: asText(resource.version),
    days: days.length === 0 ? undefined : days,
  };
}

/** The months from one to another, both included, as YYYY-MM. */
export function monthsFrom(from: string, to: string): readonly string[] {
  const first = monthNumber(from);
  const count = Math.max(0, monthNumber(to) - first + 1);
  return Array.from({ length: count }, (_, i) => {
    const year = Math.floor((first + i) / 12);
    const month = ((first + i) % 12) + 1;
    return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  });
}

/** Days in a month, by the calendar. */
export function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

function daysFrom(from: string, to: string): readonly string[] {
  const first = Date.parse(from);
  const count = Math.round((Date.parse(to) - first) / 86_400_000) + 1;
  if (count < 1 || count > mostDays) return [];
  return Array.from({ length: count }, (_, i) =>
    new Date(first + i * 86_400_000).toISOString().slice(0, 10),
  );
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
