import type { priority } from "../../src/register/index.ts";
import type { RowOf } from "../../src/store/index.ts";

interface Said {
  readonly id: string;
  readonly doctrine?: string;
  readonly states?: readonly string[];
  readonly rank?: number | undefined;
  readonly partner?: string | undefined;
  readonly reader?: string;
  readonly directions?: readonly string[];
  readonly interests?: readonly string[];
}

/** A priority with what a test says of it. */
export function priorityOf(said: Said): RowOf<typeof priority> {
  const { id, doctrine = "d", states = ["AAA"], rank, partner, reader = "X" } = said;
  const { directions = [], interests = [] } = said;
  return {
    id,
    doctrine,
    states,
    rank,
    partner,
    topic: "all fields",
    directions,
    interests,
    tags: [],
    checked: undefined,
    sourceTitle: reader,
    sourceUrl: undefined,
    confidence: "high",
    note: undefined,
    file: "register/priorities.csv",
    row: 2,
    known: "2000-01-01",
  };
}
