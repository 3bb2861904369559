import { z } from "zod";
import { type Feed, type FeedItem, toAtom, toJsonFeed } from "../briefs/index.ts";
import { listStatuses } from "../register/index.ts";
import { changesQuery, viewChanges } from "./changesRoute.ts";
import type { Desk } from "./desk.ts";
import { downloadRoute } from "./download.ts";
import { languageAsked } from "./exportFile.ts";
import type { Route } from "./route.ts";

const query = changesQuery.extend({
  language: languageAsked.default("en"),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
type Asked = z.infer<typeof query>;

/** What changed, for feed readers. */
export const feedRoutes: readonly Route[] = [
  downloadRoute({
    path: "/feed.atom",
    summary: "What changed in the last year, or between two days, as an Atom feed (RFC 4287).",
    parameters: z.object({}),
    query,
    answer: z.string(),
    mediaType: "application/atom+xml",
    handle: async (desk, asked) => {
      const feed = await feedOf(desk, asked, "/feed.atom");
      const body = (origin: string): string => toAtom({ ...feed, origin });
      return { file: true, mediaType: "application/atom+xml", body };
    },
  }),
  downloadRoute({
    path: "/feed.json",
    summary: "The same as JSON Feed 1.1.",
    parameters: z.object({}),
    query,
    answer: z.record(z.string(), z.unknown()),
    mediaType: "application/feed+json",
    handle: async (desk, asked) => {
      const feed = await feedOf(desk, asked, "/feed.json");
      const body = (origin: string): string => JSON.stringify(toJsonFeed({ ...feed, origin }));
      return { file: true, mediaType: "application/feed+json", body };
    },
  }),
];

async function feedOf(desk: Desk, asked: Asked, path: string): Promise<Omit<Feed, "origin">> {
  const { language, limit } = asked;
  const { settings } = desk.opened.dossier;
  const found = await viewChanges(desk, { ...asked, values: 5 });
  const items = found.changes.slice(0, limit);
  const cut = found.total > items.length ? `, of which the latest ${items.length} are here` : "";
  const title = inLanguage(settings.title, language);
  return {
    name: `${settings.id}/${found.pair ?? ""}/${asked.direction ?? ""}`,
    title: found.pair === undefined ? title : `${title}: ${found.pair}`,
    description: `Changes after ${found.from} and up to ${found.to}: ${found.total}${cut}.`,
    language,
    updated: items[0]?.day ?? found.to,
    self: withQuery(path, asked),
    page: withQuery("/changes", asked),
    items: items.map((one) => itemOf(desk, one, language)),
  };
}

type Changed = Awaited<ReturnType<typeof viewChanges>>["changes"][number];

function itemOf(desk: Desk, one: Changed, language: string): FeedItem {
  const what = [inLanguage(one.label, language), inLanguage(one.title, language)];
  const line = wordsOf(desk, one, language);
  return {
    id: one.id,
    title: [...what, ...(line === "" ? [] : [line])].join(": "),
    text: [line, one.act?.source.title ?? "", one.after?.explanation ?? ""]
      .filter((text) => text !== "")
      .join(". "),
    day: one.day,
    path: one.path,
    tags: [one.kind, ...one.directions],
  };
}

/** What changed in the words of the register: a status and its successor, an act, values that moved. */
function wordsOf(desk: Desk, one: Changed, language: string): string {
  const { rules } = desk.content;
  const statuses = listStatuses(rules);
  const status = (id: string | undefined): string => {
    const word = statuses.find((each) => each.entryKind === one.entryKind && each.status === id);
    return word === undefined ? (id ?? "") : inLanguage(word.label, language);
  };
  const act = (id: string): string => inLanguage(rules.acts.get(id)?.label ?? {}, language) || id;
  if (one.act !== undefined) {
    const party = one.act.party === undefined ? "" : ` (${one.act.party})`;
    return `${act(one.act.act)}${party}, ${one.act.date}`;
  }
  if (one.before !== undefined)
    return `${status(one.before.status)} → ${status(one.after?.status)}`;
  if (one.figures !== undefined) {
    const { vintage, moved, appeared, disappeared } = one.figures;
    return `${vintage}: ≠ ${moved}, + ${appeared}, − ${disappeared}`;
  }
  if (one.row?.count !== undefined) return String(one.row.count);
  if (one.row !== undefined) {
    const cells = one.row.cells.map((cell) => `${cell.column}: ${cell.before} → ${cell.after}`);
    return [`${one.row.file} ${one.row.key ?? ""}`.trim(), ...cells].join("; ");
  }
  if (one.expected.length > 0) return one.expected.map(act).join(" / ");
  return one.about ?? status(one.after?.status);
}

function inLanguage(labels: Readonly<Record<string, string>>, language: string): string {
  return labels[language] ?? labels.en ?? Object.values(labels)[0] ?? "";
}

/** A path with what was asked, without what every question has: the same question, the same address. */
function withQuery(path: string, asked: Asked): string {
  const names = ["from", "to", "pair", "direction", "kind", "language"] as const;
  const query = new URLSearchParams();
  for (const name of names) {
    const value = asked[name];
    if (value !== undefined && value !== "" && !(name === "language" && value === "en")) {
      query.set(name, value);
    }
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
