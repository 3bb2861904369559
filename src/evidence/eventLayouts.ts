import { plainFields, quotedFields } from "./eventFields.ts";
import { gdelt } from "./eventGdelt.ts";
import { icews } from "./eventIcews.ts";
import type { EventLayout } from "./eventLayout.ts";
import { polecat } from "./eventPolecat.ts";
import { weis } from "./eventWeis.ts";

/** The layouts of event data that Hamkor reads. */
export const eventLayouts: readonly EventLayout[] = [gdelt, icews, polecat, weis];

/** Lines looked at to see what a file is: the first of them may be damaged. */
const lookedAt = 20;

/**
 * What layout the first lines of a file are in; `declared` is what the data package says, if anything.
 *
 * Missing: undefined when they are in none, or not in the one declared.
 */
export function recogniseLayout(
  lines: readonly (string | undefined)[],
  declared?: string,
): EventLayout | undefined {
  const filled = lines.filter((line) => line !== "").slice(0, lookedAt);
  const candidates = eventLayouts.filter(({ id }) => declared === undefined || id === declared);
  return candidates.find((layout) => {
    const fields = filled.map((line) => fieldsOf(layout, line) ?? []);
    return layout.isHeader(trimmed(fields[0] ?? [])) || fields.some((one) => layout.fits(one));
  });
}

/** The fields of a line in a layout; undefined when it cannot be cut, or is too long to have been held. */
export function fieldsOf(
  layout: EventLayout,
  line: string | undefined,
): readonly string[] | undefined {
  if (line === undefined || !layout.quotes) return line === undefined ? line : plainFields(line);
  const fields = quotedFields(line, layout.delimiter);
  // Between tabs a lone quotation mark is a character of a name; between commas the row cannot be trusted.
  return fields ?? (layout.delimiter === "\t" ? plainFields(line) : undefined);
}

/** Fields without the empty ones at the end, which some files have more of than their header. */
export function trimmed(fields: readonly string[]): readonly string[] {
  const last = fields.findLastIndex((field) => field !== "");
  return fields.slice(0, last + 1);
}
