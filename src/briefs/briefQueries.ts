import { chartQueries } from "./briefCharts.ts";
import { claimsCounted, claimsFound, claimsUnread } from "./briefClaims.ts";
import {
  doctrineDirections,
  doctrineOrders,
  doctrinePlaces,
  doctrineQuestions,
  doctrinesCompared,
} from "./briefCompared.ts";
import type { BriefGround } from "./briefGround.ts";
import { indexScores, positionOfSides } from "./briefMeasures.ts";
import {
  entriesCounted,
  entriesFound,
  promisesCounted,
  promisesDue,
  promisesPast,
} from "./briefRegister.ts";
import { directionsCounted, saidByBoth } from "./briefSaid.ts";
import { scenarioOutcomes } from "./briefScenarios.ts";
import { countsApart, disagreementsFound, doctrinesFound, partnersRanked } from "./briefSides.ts";
import type { Asked, BriefRow } from "./briefSource.ts";
import type { QueryNames } from "./briefTemplate.ts";

interface BriefQuery {
  readonly gives: readonly string[];
  readonly find: (ground: BriefGround, asked: Asked) => readonly BriefRow[];
}

const entry = ["title", "status", "parties", "date", "due", "since"];

const both = ["firstState", "first", "secondState", "second"];

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
  directions: {
    gives: ["direction", "papers", "promises", "disputes", "meetings", "statements"],
    find: directionsCounted,
  },
  said: { gives: ["direction", ...both], find: saidByBoth },
  "doctrine-pair": {
    gives: ["state", "title", "date", "period", "readers", "priorities"],
    find: doctrinesCompared,
  },
  "doctrine-orders": { gives: ["by", "shared", "tau", "overlap"], find: doctrineOrders },
  "doctrine-places": { gives: ["partner", ...both], find: doctrinePlaces },
  "doctrine-questions": { gives: ["question", ...both], find: doctrineQuestions },
  "doctrine-directions": { gives: ["direction", "relation", ...both], find: doctrineDirections },
  "scenario-outcomes": {
    gives: ["title", "question", "measure", "unit", "outcomes", "draws"],
    find: scenarioOutcomes,
  },
  position: {
    gives: ["state", "other", "neighbours", "km", "share", "sea"],
    find: positionOfSides,
  },
  "index-scores": {
    gives: ["title", "year", "score", "place", "of", "coverage", "parts"],
    find: indexScores,
  },
  "claims-counted": {
    gives: ["title", "date", "count", "unread", "verdicts"],
    find: claimsCounted,
  },
  claims: { gives: ["quote", "verdict", "reason", "question"], find: claimsFound },
  "claims-unread": { gives: ["quote", "reason"], find: claimsUnread },
};

/** The queries that sentences and figures of a template may be bound to, with the values that each gives. */
export const briefQueryNames: QueryNames = Object.fromEntries(
  Object.entries({ ...queries, ...chartQueries }).map(([name, { gives }]) => [name, gives]),
);

/** The rows that a query finds; empty where the dossier has none. */
export function findRows(ground: BriefGround, query: string, asked: Asked): readonly BriefRow[] {
  return queries[query]?.find(ground, asked) ?? [];
}
