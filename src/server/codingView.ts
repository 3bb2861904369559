import type { coding } from "../evidence/index.ts";
import type { RowOf } from "../store/index.ts";
import type { Coding } from "./contract.ts";

/** A coding as it crosses the wire. */
export function viewCoding(row: RowOf<typeof coding>): Coding {
  return {
    id: row.id,
    document: row.document,
    passage: row.passage,
    start: row.start,
    end: row.end,
    quote: row.quote,
    kind: row.kind,
    direction: row.direction,
    interests: [...row.interests],
    actors: row.actors.map((one) => ({ ...one })),
    mentions: row.mentions.map((one) => ({ ...one })),
    dates: row.dates.map((one) => ({ ...one })),
    quantities: row.quantities.map((one) => ({ ...one })),
    event: row.event && { ...row.event, contexts: [...row.event.contexts] },
    cameo: row.cameo,
    score: row.score,
    polarity: row.polarity,
    negated: row.negated,
    modality: row.modality,
    saidBy: row.saidBy,
    obligors: [...row.obligors],
    measure: row.measure && { ...row.measure },
    deadline: row.deadline,
    coder: row.coder,
    rule: row.rule,
    confidence: row.confidence,
  };
}
