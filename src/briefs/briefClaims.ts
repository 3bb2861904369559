import type { RowUsed, ToldClaim } from "../claims/index.ts";
import type { BriefText } from "./briefExtraShapes.ts";
import type { BriefGround } from "./briefGround.ts";
import { mostOf } from "./briefRegister.ts";
import { type Asked, type BriefRow, type BriefSource, merged, sourceOfRow } from "./briefSource.ts";
import { list, number, text } from "./briefValues.ts";
import type { BriefValue } from "./briefWords.ts";

/** How many claims a text makes and what came of them. */
export function claimsCounted(ground: BriefGround): readonly BriefRow[] {
  const { text: tested } = ground.extras;
  if (tested === undefined) return [];
  const told = tested.told("en");
  const verdicts = verdictsOf(tested);
  const items = verdicts.map(
    ({ say, count }): BriefValue => ({
      kind: "named",
      by: { kind: "spoken", say },
      value: number(count),
    }),
  );
  const values = {
    title: text(tested.title),
    count: number(told.claims.length),
    unread: number(told.unread.length),
    ...(items.length === 0 ? {} : { verdicts: list(items) }),
    ...dateOf(tested),
  };
  return [{ id: tested.examined.id, values, sources: [sourceOfText(tested, told.claims)] }];
}

function dateOf({ examined }: BriefText): Record<string, BriefValue> {
  const { textDate: date } = examined;
  return date === undefined ? {} : { date: { kind: "date", date } };
}

/** The verdicts that came out, with their words and how many of each, the most first. */
export function verdictsOf(tested: BriefText): readonly {
  readonly verdict: string;
  readonly count: number;
  readonly say: (language: Parameters<BriefText["told"]>[0]) => string;
}[] {
  const { claims } = tested.told("en");
  const verdicts = [...new Set(claims.map((one) => one.verdict))];
  return verdicts
    .map((verdict) => ({
      verdict,
      count: claims.filter((one) => one.verdict === verdict).length,
      say: (language: Parameters<BriefText["told"]>[0]) =>
        tested.told(language).claims.find((one) => one.verdict === verdict)?.verdictWords ?? "",
    }))
    .sort((a, b) => b.count - a.count || (a.verdict < b.verdict ? -1 : 1));
}

/** The claims of the text with their verdicts and why: all, or those with one of the `verdicts` asked for. */
export function claimsFound(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const { text: tested } = ground.extras;
  if (tested === undefined) return [];
  const wanted = asked.verdicts === undefined ? undefined : [asked.verdicts].flat();
  return tested
    .told("en")
    .claims.flatMap((claim, at): BriefRow[] => {
      if (wanted !== undefined && !wanted.includes(claim.verdict)) return [];
      const say = (of: (one: ToldClaim) => string): BriefValue => ({
        kind: "spoken",
        say: (language) => of(tested.told(language).claims[at] ?? claim),
      });
      const values = {
        quote: quoteOf(tested, claim),
        verdict: say((one) => one.verdictWords),
        reason: say(reasonOf),
        question: say((one) => one.question),
      };
      return [{ id: claim.id, values, sources: sourcesOfClaim(ground, tested, claim) }];
    })
    .slice(0, mostOf(asked));
}

/** Words of the text on one line, in the language of their passage. */
function quoteOf(
  { examined }: BriefText,
  { quote, start }: { readonly quote: string; readonly start: number },
): BriefValue {
  const passage = examined.passages.find((one) => one.start <= start && start < one.end);
  return text(quote.replace(/\s+/g, " ").trim(), passage?.language);
}

/** Why, as of the day of the brief; where the text's own day gives another verdict, that too. */
function reasonOf({ atTextDate, today }: ToldClaim): string {
  if (atTextDate === undefined || atTextDate.verdict === today.verdict) return today.reason;
  return [atTextDate, today]
    .map((one) => `${one.day}, ${one.verdictWords}: ${one.reason}`)
    .join(" ");
}

/** Sentences that say something to check and were not read: they are accounted for, not judged. */
export function claimsUnread(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const { text: tested } = ground.extras;
  if (tested === undefined) return [];
  return tested
    .told("en")
    .unread.map(
      (one, at): BriefRow => ({
        id: `${tested.examined.id}.${one.start}`,
        values: {
          quote: quoteOf(tested, one),
          reason: {
            kind: "spoken",
            say: (language) => tested.told(language).unread[at]?.reason ?? one.reason,
          },
        },
        sources: [sourceOfText(tested, [one])],
      }),
    )
    .slice(0, mostOf(asked));
}

/** The words of the text, and every row on which the verdict stands. */
function sourcesOfClaim(
  ground: BriefGround,
  tested: BriefText,
  claim: ToldClaim,
): readonly BriefSource[] {
  const rows = claim.rows.flatMap((one) => sourceOfUsed(ground, one) ?? []);
  return merged([sourceOfText(tested, [claim]), ...rows]);
}

function sourceOfText(
  { title, file }: BriefText,
  places: readonly { readonly start: number; readonly end: number }[],
): BriefSource {
  const all = new Map(places.map(({ start, end }) => [`${start} ${end}`, [start, end] as const]));
  const spans = [...all.values()];
  const none = { url: undefined, known: undefined, checked: undefined };
  return { ...none, title, file, rows: [], ...(spans.length === 0 ? {} : { spans }) };
}

function sourceOfUsed(ground: BriefGround, used: RowUsed): BriefSource | undefined {
  const { file, row } = used.reference;
  if (row === undefined) return undefined;
  const entry = ground.acts.get(used.id) ?? ground.register.get(used.id);
  if (entry !== undefined) return sourceOfRow({ ...entry, file, row });
  const edition = ground.series.find((one) => one.id === used.series);
  const title = edition?.sourceTitle ?? used.source;
  const plain = { file, rows: [row], known: edition?.known, checked: undefined };
  return { ...plain, title, url: edition?.sourceUrl };
}
