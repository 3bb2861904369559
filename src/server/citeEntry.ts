import { type CslItem, toCsl } from "../briefs/index.ts";
import { languageOf } from "../register/index.ts";
import type { BookEntry } from "./book.ts";
import type { Entry } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { inLanguage } from "./exportFile.ts";

/**
 * How an entry is cited: a paper as itself, and beside it the page that tells of it; all else by that page.
 *
 * Shape: a title in the language asked for; where that is a rendering, the note says so and the title as it was read at a
 * source stands beside it. Parties are its authors, in the order of their codes. Missing: the language and the title as read
 * where no title was read; the date of a paper of which no signature or adoption is on record is its first act.
 */
export function citeEntry(
  desk: Desk,
  entry: Entry,
  known: BookEntry,
  language: string,
  day: string,
): readonly CslItem[] {
  const { title, url } = entry.source;
  const page = toCsl({
    id: `source.${entry.id}`,
    type: "webpage",
    title,
    url,
    accessed: entry.checked,
    note: entry.id,
  });
  if (entry.kind !== "agreement" && entry.kind !== "doctrine") return [page];
  return [citePaper(desk, entry, known, language, day), page];
}

function citePaper(
  desk: Desk,
  entry: Entry,
  known: BookEntry,
  language: string,
  day: string,
): CslItem {
  const { row } = known;
  const { languages } = desk.opened.dossier.settings;
  const named = Array.isArray(row.titlesSeen) ? row.titlesSeen.map(String) : [];
  const seen = named.map((name) => languageOf(name, languages)).filter((tag) => entry.title[tag]);
  const shown = titleTag(entry.title, [language, ...seen]);
  const isRead = seen.includes(shown);
  const days = signedOn(desk, entry.id, day);
  const notes = [
    ...(days.length > 1 ? [`sources give ${days.join(" and ")}`] : []),
    ...(isRead ? [] : [`title in ${shown}: a rendering, not read at a source`]),
    ...(text(row.note) === undefined ? [] : [String(row.note)]),
  ];
  return toCsl({
    id: entry.id,
    type: entry.kind === "agreement" ? "treaty" : "document",
    title: entry.title[shown] ?? entry.id,
    originalTitle: isRead ? undefined : entry.title[seen[0] ?? ""],
    authors: [...entry.parties].sort().map((iso3) => nameOf(desk, iso3, language)),
    issued: days[0] ?? entry.date,
    accessed: entry.checked,
    url: entry.source.url,
    language: isRead ? shown : seen[0],
    genre: text(row.kind) ?? text(row.instrument),
    note: notes.join("; "),
  });
}

/** The first of these languages in which there is a title; else English, else any. */
function titleTag(title: Entry["title"], wanted: readonly string[]): string {
  const tags = [...wanted, "en", ...Object.keys(title)];
  return tags.find((tag) => title[tag]) ?? "";
}

/** Days on which a paper was signed, as its sources give them, the earliest first. */
function signedOn(desk: Desk, id: string, day: string): readonly string[] {
  const acts = (desk.book.actsOf.get(id) ?? []).filter((one) => one.known <= day);
  const signed = acts.filter((one) => desk.content.rules.acts.get(one.act)?.step === "signature");
  return [...new Set(signed.map((one) => one.date))].sort();
}

function nameOf(desk: Desk, iso3: string, language: string): string {
  const names = desk.states.find((one) => one.iso3 === iso3)?.names ?? {};
  return inLanguage(names, language) || iso3;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
