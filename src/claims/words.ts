import { inUzbekCyrillic } from "../language/index.ts";
import { isRead, type Language } from "../terms/index.ts";
import type { Wording } from "./explain.ts";
import { isOrder, type OrderQuery } from "./judgeOrder.ts";
import type {
  DateQuery,
  FulfilmentQuery,
  GeographyQuery,
  PriorityQuery,
  Query,
  StatusQuery,
  Whole,
} from "./query.ts";
import { fillGaps, type QueryWords, queryWords } from "./wordsContent.ts";
import {
  kind,
  related,
  sayAmount,
  sayChange,
  sayComparison,
  sayRank,
  sayShare,
  whenWords,
} from "./wordsFigures.ts";
import {
  dateName,
  entryName,
  labelIn,
  type Namer,
  numberName,
  stateName,
  wholeName,
} from "./wordsNames.ts";

/** Names of projects by the id of their code, as the codebooks have them. */
export type ProjectNames = Namer["projects"];

/**
 * A typed question in words.
 *
 * Shape: one line without a full stop, in the language asked for; Uzbek Cyrillic is written from Uzbek Latin, and any
 * language that is not read gets English. Two questions that differ are printed differently.
 */
export function sayQuery(
  query: Query,
  language: Language,
  wording: Wording,
  projects: ProjectNames = new Map(),
): string {
  const known = isRead(language) ? language : "en";
  const base = known === "uz-Cyrl" ? "uz-Latn" : known;
  const words = queryWords(base);
  if (words === undefined) return JSON.stringify(query);
  const spelt = known === "uz-Cyrl" ? respell(words) : words;
  return say(query, { language: known, base, words: spelt, wording, projects });
}

/** A claim in words: its question, or that it denies it. */
export function sayClaim(
  claim: { readonly query: Query; readonly negated: boolean },
  language: Language,
  wording: Wording,
  projects: ProjectNames = new Map(),
): string {
  const query = sayQuery(claim.query, language, wording, projects);
  if (!claim.negated) return query;
  const base = language === "uz-Cyrl" ? "uz-Latn" : isRead(language) ? language : "en";
  const denied = queryWords(base)?.denied ?? "{query}";
  const spelt = language === "uz-Cyrl" ? respellText(denied) : denied;
  return fillGaps(spelt, { query });
}

/** The words in Cyrillic letters, their gaps left as they are. */
function respell(words: QueryWords): QueryWords {
  return JSON.parse(JSON.stringify(words), (_, value: unknown) =>
    typeof value === "string" ? respellText(value) : value,
  );
}

function respellText(text: string): string {
  return text
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith("{") ? part : inUzbekCyrillic(part)))
    .join("");
}

function say(query: Query, namer: Namer): string {
  switch (query.kind) {
    case "amount":
    case "threshold":
      return sayAmount(query, namer);
    case "comparison":
    case "sum":
      return sayComparison(query, namer);
    case "rank":
      return sayRank(query, namer);
    case "share":
      return sayShare(query, namer);
    case "change":
      return sayChange(query, namer);
    case "geography":
      return sayGeography(query, namer);
    case "date":
      return sayDate(query, namer);
    case "parties": {
      const states = query.states.map((one) => stateName(one, namer)).join(", ");
      const exact = query.exact ? namer.words.exact : "";
      return kind("parties", namer, { entry: entryName(query.entry, namer), states, exact });
    }
    case "status":
      return sayStatus(query, namer);
    case "priority":
      return sayPriority(query, namer);
    case "fulfilment":
      return sayFulfilment(query, namer);
  }
}

function sayGeography(query: GeographyQuery, namer: Namer): string {
  const { words } = namer;
  const subject = stateName(query.subject, namer);
  switch (query.fact) {
    case "borders":
      return kind("borders", namer, {
        subject,
        others: query.others.map((one) => stateName(one, namer)).join(", "),
      });
    case "borders-all":
      return kind("borders-all", namer, {
        subject,
        among: wholeName(query.among, namer),
        only: query.only ? words.only : "",
      });
    case "borders-only":
      return kind("borders-only", namer, {
        subject,
        among: amongWords(query.among, namer),
        others: query.others.map((one) => stateName(one, namer)).join(", "),
      });
    case "neighbour-count": {
      const among = amongWords(query.among, namer);
      return kind("neighbour-count", namer, {
        subject,
        among,
        value: related(query.relation, String(query.count), namer),
      });
    }
    case "landlocked": {
      const states = query.only?.map((one) => stateName(one, namer)).join(", ");
      const only = states === undefined ? "" : fillGaps(words.onlyNamed, { states });
      const count =
        query.count === undefined ? "" : fillGaps(words.count, { count: String(query.count) });
      return kind("landlocked", namer, {
        subject,
        degree: words.degrees[String(query.degree)] ?? "",
        only,
        count,
      });
    }
  }
}

function amongWords(among: Whole | undefined, namer: Namer): string {
  if (among === undefined) return "";
  return fillGaps(namer.words.amongCount, { among: wholeName(among, namer) });
}

/** Which of two acts came first, in words. */
function sayOrder(query: OrderQuery, namer: Namer): string {
  const { words, wording } = namer;
  const { against, act = "" } = query;
  const by = (party: string | undefined): string =>
    party === undefined ? "" : fillGaps(words.party, { party: stateName(party, namer) });
  const label = labelIn(wording.facts.register.actLabel(act), namer) ?? act;
  return kind("order", namer, {
    entry: entryName(query.entry, namer),
    party: by(query.party),
    act: fillGaps(words.act, { act: label }),
    order: words.orders[against.order] ?? against.order,
    other: entryName(against.entry, namer),
    otherParty: by(against.party),
    apart:
      against.months === undefined
        ? ""
        : fillGaps(words.apart, { months: numberName(against.months, namer) }),
  });
}

function sayDate(query: DateQuery, namer: Namer): string {
  if (isOrder(query)) return sayOrder(query, namer);
  const { words, wording } = namer;
  const label =
    query.act === undefined
      ? undefined
      : (labelIn(wording.facts.register.actLabel(query.act), namer) ?? query.act);
  const [from = "", to = ""] = (query.period ?? "")
    .split("/")
    .map((one) => (one === "" ? "" : dateName(one, namer)));
  return kind("date", namer, {
    entry: entryName(query.entry, namer),
    party:
      query.party === undefined
        ? ""
        : fillGaps(words.party, { party: stateName(query.party, namer) }),
    act: label === undefined ? "" : fillGaps(words.act, { act: label }),
    date: fillGaps(words.date, { date: dateName(query.date, namer) }),
    period: query.period === undefined ? "" : fillGaps(words.period, { from, to }),
  });
}

function sayStatus(query: StatusQuery, namer: Namer): string {
  const { words, wording } = namer;
  const status = (id: string): string => {
    const kinds = query.entries.map(
      (one) => wording.facts.register.byId.get(one)?.kind ?? "agreement",
    );
    const labels = kinds
      .map((of) => wording.facts.register.statusLabel(of, id))
      .find((one) => one !== undefined);
    const named = labelIn(labels, namer);
    return named === undefined || named === "" ? id : named;
  };
  const names = query.statuses.map((id) => `${status(id)}`);
  const statuses = [...new Set(names)].join(words.or);
  return kind("status", namer, {
    entries: query.entries.map((one) => `“${entryName(one, namer)}”`).join(", "),
    party:
      query.party === undefined
        ? ""
        : fillGaps(words.party, { party: stateName(query.party, namer) }),
    when: whenWords(query.when, namer),
    statuses,
  });
}

function sayPriority(query: PriorityQuery, namer: Namer): string {
  const after = query.after?.map((one) => stateName(one, namer)).join(", ");
  const before = query.before?.map((one) => stateName(one, namer)).join(", ");
  if (before !== undefined) {
    const partner = stateName(query.partner, namer);
    return kind("priority-order", namer, {
      doctrine: entryName(query.doctrine, namer),
      partner,
      before,
    });
  }
  return kind("priority", namer, {
    doctrine: entryName(query.doctrine, namer),
    partner: stateName(query.partner, namer),
    rank: String(query.rank),
    after: after === undefined ? "" : fillGaps(namer.words.after, { states: after }),
  });
}

function sayFulfilment(query: FulfilmentQuery, namer: Namer): string {
  const { words, projects } = namer;
  const commitments = query.commitments.map((one) => `“${entryName(one, namer)}”`).join(", ");
  const project =
    query.project === undefined
      ? undefined
      : (labelIn(projects.get(query.project), namer) ?? query.project);
  const form =
    project === undefined ? words.promises : commitments === "" ? words.project : words.projectAnd;
  return kind("fulfilment", namer, {
    promises: fillGaps(form, { project: project ?? "", commitments }),
    when: whenWords(query.when, namer),
    claimed: words.claimed[query.claimed] ?? query.claimed,
  });
}
