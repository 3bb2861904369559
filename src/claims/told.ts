import type { Language } from "../terms/index.ts";
import type { Examined, Examiner } from "./examine.ts";
import { explain } from "./explain.ts";
import type { Unread } from "./findUnread.ts";
import type { Query } from "./query.ts";
import type { Checked, Judgement, RowUsed, Verdict } from "./verdict.ts";
import { sayUnread, sayVerdict } from "./verdictWords.ts";
import { sayClaim } from "./words.ts";

/**
 * A judgement as it is shown: the verdict of one day, and why.
 *
 * Shape: `reason` are the sentences of `reasons` as one text; `rows` names rows of the claim as `table:id`.
 */
export interface ToldJudgement {
  readonly verdict: Verdict;
  readonly verdictWords: string;
  readonly day: string;
  readonly reason: string;
  readonly reasons: readonly string[];
  readonly rule: string;
  readonly found?: number | undefined;
  readonly rows: readonly string[];
}

/**
 * A claim as doors give it: where it stands, what it asks in words and as a typed query, what came of it and why.
 *
 * Shape: `text.slice(start, end) === quote`; `reason` is that of the day asked for; `rows` are those of both days.
 * Missing: `atTextDate` where the text has no day, or one after the day asked for.
 */
export interface ToldClaim {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly language: string;
  readonly kind: Query["kind"];
  readonly question: string;
  readonly query: Query;
  readonly negated: boolean;
  readonly saidBy?: string | undefined;
  readonly assumed: readonly string[];
  readonly rule: string;
  readonly confidence: number;
  readonly verdict: Verdict;
  readonly verdictWords: string;
  readonly atTextDate?: ToldJudgement | undefined;
  readonly today: ToldJudgement;
  readonly reason: string;
  readonly rows: readonly RowUsed[];
}

/** A sentence that says something to check and was not read, with why in words. */
export interface ToldUnread extends Unread {
  readonly reason: string;
}

/** A checked text as doors give it, in one language of print. */
export interface ToldText {
  readonly claims: readonly ToldClaim[];
  readonly unread: readonly ToldUnread[];
}

/** Puts what came of a text into words of a language, in the order of the text. */
export function tellText(examined: Examined, language: Language, examiner: Examiner): ToldText {
  return {
    claims: examined.claims.map((one) => tellClaim(one, language, examiner)),
    unread: examined.unread.map((one) => ({ ...one, reason: sayUnread(one.why, language) })),
  };
}

function tellClaim(checked: Checked, language: Language, examiner: Examiner): ToldClaim {
  const { claim, verdict, atTextDate } = checked;
  const { id, start, end, quote, query, negated, assumed, rule, confidence, saidBy } = claim;
  const today = tellJudgement(checked.today, language, examiner);
  const text = atTextDate === undefined ? undefined : tellJudgement(atTextDate, language, examiner);
  return {
    id,
    start,
    end,
    quote,
    language: claim.language,
    kind: query.kind,
    question: sayClaim(claim, language, examiner, examiner.projects),
    query,
    negated,
    ...(saidBy === undefined ? {} : { saidBy }),
    assumed,
    rule,
    confidence,
    verdict,
    verdictWords: sayVerdict(verdict, language),
    ...(text === undefined ? {} : { atTextDate: text }),
    today,
    reason: today.reason,
    rows: rowsOf(checked),
  };
}

function tellJudgement(
  judgement: Judgement,
  language: Language,
  examiner: Examiner,
): ToldJudgement {
  const { verdict, day, rule, found, rows } = judgement;
  const reasons = explain(judgement, language, examiner);
  return {
    verdict,
    verdictWords: sayVerdict(verdict, language),
    day,
    reason: reasons.join(" "),
    reasons,
    rule,
    ...(found === undefined ? {} : { found }),
    rows: [...new Set(rows.map(rowKey))],
  };
}

/** The rows of both days, each once, those of today first. */
function rowsOf({ today, atTextDate }: Checked): readonly RowUsed[] {
  const all = [...today.rows, ...(atTextDate?.rows ?? [])];
  return [...new Map(all.map((one) => [rowKey(one), one])).values()];
}

function rowKey({ table, id }: RowUsed): string {
  return `${table}:${id}`;
}
