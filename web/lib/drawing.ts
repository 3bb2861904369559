import type { Act, TimelineDrawing } from "../../src/server/contract.ts";
import { ask } from "./api.ts";

/** An entry of a relation with all its acts, as it is drawn. */
export interface DrawnEntry {
  readonly entry: Omit<TimelineDrawing["entries"][number], "history">;
  readonly acts: readonly Act[];
  readonly history: TimelineDrawing["entries"][number]["history"];
}

/** All that happened in a relation up to a day. */
export interface Relation {
  readonly asOf: string;
  readonly entries: readonly DrawnEntry[];
}

/** Asks for every act of a relation at once. Throws: as `ask`. */
export async function askRelation(path: string, signal?: AbortSignal): Promise<Relation> {
  return relationOf(await ask<TimelineDrawing>(path, signal));
}

/** Entries with their acts from the columns in which they are sent. */
function relationOf({ asOf, entries, acts, sources }: TimelineDrawing): Relation {
  const drawn = entries.map(({ history, ...entry }) => ({ entry, history, acts: [] as Act[] }));
  for (const [at, id] of acts.id.entries()) {
    const of = drawn[acts.entry[at] ?? -1];
    const source = sources[acts.source[at] ?? -1];
    if (!of || !source) continue;
    const party = acts.party[at];
    of.acts.push({
      id,
      entry: of.entry.id,
      entryTitle: of.entry.title,
      entryKind: of.entry.kind,
      act: acts.act[at] ?? "",
      date: acts.date[at] ?? "",
      ...(party ? { party } : {}),
      source: { ...source, row: acts.row[at] ?? 0 },
    });
  }
  return { asOf, entries: drawn };
}
