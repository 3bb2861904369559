import type { PassageIn, Section } from "./coder.ts";
import type { CompiledCodebooks } from "./compile.ts";
import { scoreDirections } from "./directions.ts";

/** A passage with the heading under which it stands. */
export interface PassageUnder extends PassageIn {
  readonly section?: string | undefined;
}

/** What a heading says of the passage right below it. */
const atHeading = 0.6;
const perPassage = 0.88;

/** Below this the heading says nothing any more. */
const least = 0.2;

/** A heading's own words must be at least this sure. */
const sureHeading = 0.5;

/**
 * For each passage the section in which it stands: the direction of its heading, or of the heading above that.
 *
 * Shape: same order as the passages; undefined where no heading speaks or the heading is too far.
 */
export function readSections(
  passages: readonly PassageUnder[],
  codebooks: CompiledCodebooks,
): readonly (Section | undefined)[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const directions = new Map<string, string | undefined>();
  const passed = new Map<string, number>();
  return passages.map((passage) => {
    if (passage.kind === "heading") {
      directions.set(passage.id, directionOf(passage, codebooks));
      return undefined;
    }
    const heading = speakingHeading(passage.section, byId, directions);
    if (heading === undefined) return undefined;
    const count = passed.get(heading.id) ?? 0;
    // Points of a list and cells of a table belong to the paragraph before them.
    if (passage.kind === "paragraph") passed.set(heading.id, count + 1);
    const confidence = Math.round(atHeading * perPassage ** count * 100) / 100;
    return confidence < least ? undefined : { direction: heading.direction, confidence };
  });
}

function speakingHeading(
  section: string | undefined,
  byId: ReadonlyMap<string, PassageUnder>,
  directions: ReadonlyMap<string, string | undefined>,
): { readonly id: string; readonly direction: string } | undefined {
  // Headings stand under headings: a few levels, and never in a circle.
  for (let id = section, level = 0; id !== undefined && level < 8; level += 1) {
    const direction = directions.get(id);
    if (direction !== undefined) return { id, direction };
    id = byId.get(id)?.section;
  }
  return undefined;
}

function directionOf(heading: PassageIn, codebooks: CompiledCodebooks): string | undefined {
  const best = scoreDirections(codebooks.find(heading.text, heading.language))[0];
  return best !== undefined && best.score >= sureHeading ? best.direction : undefined;
}
