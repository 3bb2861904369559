import type { BriefGround } from "./briefGround.ts";
import {
  entriesCounted,
  entriesFound,
  promisesCounted,
  promisesDue,
  promisesPast,
} from "./briefRegister.ts";
import { countsApart, disagreementsFound, doctrinesFound, partnersRanked } from "./briefSides.ts";
import type { Asked, BriefRow } from "./briefSource.ts";
import type { QueryNames } from "./briefTemplate.ts";

interface BriefQuery {
  readonly gives: readonly string[];
  readonly find: (ground: BriefGround, asked: Asked) => readonly BriefRow[];
}

const entry = ["title", "status", "parties", "date", "due", "since"];

const queries: Readonly<Record<string, BriefQuery>> = {
  entries: { gives: entry, find: entriesFound },
  "entries-counted": {
    gives: ["count", "standing", "pending", "over", "unknown"],
    find: entriesCounted,
  },
  "promises-counted": { gives: ["count", "outcomes"], find: promisesCounted },
  "promises-due": { gives: entry, find: promisesDue },
  "promises-past": { gives: entry, find: promisesPast },
  doctrines: { gives: ["state", "title", "status", "date"], find: doctrinesFound },
  "partners-ranked": { gives: ["state", "title", "partners"], find: partnersRanked },
  disagreements: { gives: ["title", "sides", "voices"], find: disagreementsFound },
  "counts-apart": { gives: ["year", "sides"], find: countsApart },
};

/** The queries that a sentence of a template may be bound to, with the values that each gives. */
export const briefQueryNames: QueryNames = Object.fromEntries(
  Object.entries(queries).map(([name, { gives }]) => [name, gives]),
);

/** The rows that a query finds; empty where the dossier has none. */
export function findRows(ground: BriefGround, query: string, asked: Asked): readonly BriefRow[] {
  return queries[query]?.find(ground, asked) ?? [];
}
