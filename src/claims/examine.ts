import { type Dossier, readContent } from "../sources/index.ts";
import type { Reader } from "../store/index.ts";
import { check } from "./check.ts";
import { readClaimWorld } from "./contextWorld.ts";
import { type Facts, readFacts } from "./facts.ts";
import {
  type ClaimPassage,
  type ClaimReader,
  createClaimReader,
  findClaims,
  type TextContext,
} from "./find.ts";
import type { Unread } from "./findUnread.ts";
import type { Claim } from "./query.ts";
import { type ClaimRules, parseClaimRules } from "./rules.ts";
import { parseSayings, type Sayings } from "./sayings.ts";
import type { Checked } from "./verdict.ts";

/** All that it takes to put texts to the test against one dossier, read once. */
export interface Examiner {
  readonly reader: ClaimReader;
  readonly facts: Facts;
  readonly rules: ClaimRules;
  readonly sayings: Sayings;
  /** Names of projects by the id of their code. */
  readonly projects: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** The dossier's own day: as of it claims are judged where no other is asked for. */
  readonly asOf: string;
}

/** What came of a text: its claims, each judged, and the sentences that say something but were not read. */
export interface Examined {
  readonly claims: readonly Checked[];
  readonly unread: readonly Unread[];
  readonly textDate: string | undefined;
  readonly asOf: string;
}

/**
 * Makes ready to check texts against a built dossier.
 *
 * Throws: `table-not-declared` when the store was opened without its tables, `rules-wrong`, `sayings-wrong`,
 * `content-invalid` when a content file is not of its form.
 */
export async function openExaminer(store: Reader, dossier: Dossier): Promise<Examiner> {
  const rules = parseClaimRules(readContent(dossier, "rules/claims.yaml"));
  const sayings = parseSayings(readContent(dossier, "claims/reasons.yaml"));
  const reader = createClaimReader(await readClaimWorld(store, dossier));
  const facts = await readFacts(store, dossier, rules);
  const codes = reader.world.codebooks.filter((one) => one.type === "project");
  const projects = new Map(codes.flatMap((book) => book.codes.map((one) => [one.id, one.label])));
  return { reader, facts, rules, sayings, projects, asOf: dossier.settings.asOf };
}

/**
 * Finds the claims of a text and judges each, as of the text's day and as of another day.
 *
 * Shape: in the order of the text; offsets count in the whole text from which the passages were cut.
 */
export function examineText(
  passages: readonly ClaimPassage[],
  context: TextContext & { readonly asOf?: string | undefined },
  examiner: Examiner,
): Examined {
  const { asOf = examiner.asOf, ...text } = context;
  const { facts, rules, reader } = examiner;
  const { claims, unread } = findClaims(passages, text, reader);
  const days = { textDate: text.date, today: asOf };
  return {
    claims: withOwnIds(claims).map((one) => check(one, days, facts, rules)),
    unread,
    textDate: text.date,
    asOf,
  };
}

/** Two claims of one rule in one place get numbers, so that each can be named. */
function withOwnIds(claims: readonly Claim[]): readonly Claim[] {
  const counts = new Map<string, number>();
  return claims.map((one) => {
    const count = (counts.get(one.id) ?? 0) + 1;
    counts.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}.${count}` };
  });
}
