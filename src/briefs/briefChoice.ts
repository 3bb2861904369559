import { Problem } from "../terms/index.ts";
import { type BriefTemplate, idsOf } from "./briefTemplate.ts";

/**
 * What somebody leaves out of a brief: ids of its sections, sentences and tables, and single lines as `sentence/row`.
 *
 * Shape: a line that the brief does not have, on another day or of another pair, is no fault; a part that its template
 * does not have is one.
 */
export interface BriefChoice {
  /** The template without its sections, sentences and tables. */
  readonly template: BriefTemplate;
  /** Whether a line stays, and if not, that it was left out. */
  keeps(part: string, row: string): boolean;
  /** What was left out, in the order in which it would stand. */
  leftOut(): readonly string[];
}

/**
 * Takes out of a template what somebody leaves out, and remembers what that was: a brief says so itself.
 *
 * Throws: `brief-part-unknown` for a part that the template does not have.
 */
export function chooseParts(template: BriefTemplate, without: readonly string[]): BriefChoice {
  const wanted = new Set(without);
  const known = new Set(partsOf(template));
  const stranger = without.find((one) => !known.has(one.split("/")[0] ?? ""));
  if (stranger !== undefined) {
    const remedy = `Leave out one of ${[...known].join(", ")}, or a line of one, as part/row.`;
    throw new Problem("brief-part-unknown", `The template has no such part. ${remedy}`);
  }
  const rows = new Set<string>();
  return {
    template: reduced(template, wanted),
    keeps: (part, row) => {
      const id = `${part}/${row}`;
      if (!wanted.has(id)) return true;
      rows.add(id);
      return false;
    },
    leftOut: () => [...[...known].filter((one) => wanted.has(one)), ...rows],
  };
}

/** Every id of a template that may be left out. */
function partsOf({ sections }: BriefTemplate): readonly string[] {
  return sections.flatMap(idsOf);
}

function reduced(template: BriefTemplate, wanted: ReadonlySet<string>): BriefTemplate {
  const sections = template.sections
    .filter(({ id }) => !wanted.has(id))
    .map(({ table, ...one }) => ({
      ...one,
      sentences: one.sentences.filter(({ id }) => !wanted.has(id)),
      charts: one.charts.filter(({ id }) => !wanted.has(id)),
      ...(table === undefined || wanted.has(table.id) ? {} : { table }),
    }));
  return { ...template, sections };
}
