import type { FixedWords } from "./briefFixed.ts";
import type { BriefWriter } from "./briefWords.ts";
import { type CslItem, dateOf } from "./citation.ts";

/** How sources are cited: APA 7, or GOST R 7.0.100-2018. */
export type CitationStyle = "apa" | "gost";

/** What a reference is written with. */
export interface ReferenceOptions {
  readonly style: CitationStyle;
  readonly words: FixedWords;
  readonly writer: BriefWriter;
  /** Letter after the year, where one body has several texts of a year (APA 7, 9.47). */
  readonly letter?: string;
  /** Path of the file, for a text that lies in the dossier itself. */
  readonly file?: string | undefined;
}

/**
 * A text as an entry of a list of sources, in the order of elements of its style.
 *
 * Missing: what the dossier does not know is left out; APA says that a page has no date unless its own line names a year.
 * A day of access stands where the dossier has one: in GOST always, in APA for pages without a date, which may change.
 * Source: APA, Publication Manual, 7th ed., ch. 9 to 11; GOST R 7.0.100-2018, 5.2 to 5.10.
 */
export function writeReference(item: CslItem, options: ReferenceOptions): string {
  const parts = options.style === "gost" ? gostParts(item, options) : apaParts(item, options);
  const text = parts.filter((one) => one !== "").join(options.style === "gost" ? " – " : " ");
  return text.trim();
}

/** Who and when, as APA names a text in running words: “(Body, 2023a)”; a text without a body by its title. */
export function apaMark(item: CslItem, { words, letter = "" }: ReferenceOptions): string {
  const name = item.author?.map(({ literal }) => literal).join(", ");
  const shown = name ?? words.quoted.replace("{text}", () => item.title);
  const when = yearOf(item, words, letter);
  return when === undefined ? shown : `${shown}, ${when}`;
}

function yearOf(item: CslItem, words: FixedWords, letter: string): string | undefined {
  const year = dateOf(item.issued)?.slice(0, 4);
  if (year !== undefined) return `${year}${letter}`;
  // “Law No 5 of 2003” says its year itself; a line without an address is no text that lacks a date.
  if (/\b(?:19|20)\d{2}\b/.test(item.title) || isLegal(item)) return undefined;
  if (item.URL === undefined) return undefined;
  return letter === "" ? words.undated : `${words.undated}-${letter}`;
}

const isLegal = ({ type }: CslItem): boolean => type === "legislation" || type === "treaty";

const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

function apaParts(item: CslItem, options: ReferenceOptions): readonly string[] {
  const { words } = options;
  if (isLegal(item)) {
    const day = item.type === "treaty" ? fullDay(item, options) : undefined;
    const title = day === undefined ? item.title : `${item.title}, ${day}`;
    return [ended(title), ...addressParts(item, options, false)];
  }
  const version = item.version === undefined ? "" : ` (${words.edition} ${item.version})`;
  const form = item.type === "dataset" ? ` [${words.dataset}]` : "";
  const when = yearOf(item, words, options.letter ?? "");
  const day = when === undefined ? "" : `(${fullDay(item, options) ?? when}).`;
  const address = addressParts(item, options, item.issued === undefined);
  const author = item.author?.map(({ literal }) => literal).join(", ");
  if (author === undefined) return [ended(`${item.title}${version}${form}`), day, ...address];
  // A line that names only who and when is no title: APA 7, 9.22, describes such a text in brackets.
  const isUntitled = item.type === "webpage" && item.title.startsWith(author);
  const title = isUntitled ? `[${words.webPage}].` : ended(`${item.title}${version}${form}`);
  return [ended(author), day, title, ...address];
}

/** The day as APA has it: year first, in English; other languages write it as they do. */
function fullDay(item: CslItem, { writer, letter = "" }: ReferenceOptions): string | undefined {
  const date = dateOf(item.issued);
  if (date === undefined) return undefined;
  const [year = "", month] = date.split("-");
  if (month === undefined) return `${year}${letter}`;
  const day = writer.value({ kind: "day", date });
  if (writer.language !== "en") {
    return letter === "" ? writer.value({ kind: "date", date }) : `${year}${letter}, ${day}`;
  }
  const rest = day.split(" ").toReversed().join(" ");
  return item.type === "treaty" ? `${rest}, ${year}` : `${year}${letter}, ${rest}`;
}

function addressParts(
  { URL, accessed, source }: CslItem,
  { words, writer, file }: ReferenceOptions,
  mayChange: boolean,
): readonly string[] {
  if (URL === undefined) {
    const place = [source, file].filter((one) => one !== undefined);
    return place.length === 0 ? [] : [ended(place.join(", "))];
  }
  const seen = dateOf(accessed);
  if (seen === undefined || !mayChange) return [URL];
  const written = writer.value({ kind: "date", date: seen });
  const [date = "", month = "", year = ""] = written.split(" ");
  const day = writer.language === "en" ? `${month} ${date}, ${year}` : written;
  const put = words.retrieved.replace("{day}", () => day).replace("{url}", () => URL);
  return [put];
}

function gostParts(item: CslItem, options: ReferenceOptions): readonly string[] {
  const { words, file } = options;
  const { title, URL, author, source, version } = item;
  const by = author?.map(({ literal }) => literal).join(", ");
  // The body of a line without a title stands in the line already.
  const shown = by === undefined || title.startsWith(by) ? title : `${title} / ${by}`;
  const days = isLegal(item) ? [] : gostDays(item, options);
  const seen = numbered(dateOf(item.accessed));
  const access = seen === undefined ? "" : ` (${words.seen}: ${seen})`;
  const address = URL === undefined ? "" : `URL: ${URL}${access}.`;
  if (item.type === "dataset") {
    const edition = version === undefined ? "" : `${words.edition} ${version}.`;
    const inside = source === undefined ? "" : `${words.inDossier}: ${source}.`;
    return [ended(shown), edition, ...days, inside, address, `${words.electronicData}.`];
  }
  const text = `${words.electronic} // `;
  // A report is published by itself; a page is a part of its site.
  if (item.type === "report") return [ended(shown), ...days, address, `${words.electronic}.`];
  if (URL !== undefined) {
    const headed = `${shown}${gostSigned(item)}`;
    return [ended(headed), `${text}${siteOf(URL)} : [${words.site}].`, ...days, address];
  }
  if (source === undefined) return [ended(shown), ...days];
  return [ended(shown), `${text}${ended(source)}`, ...days, file === undefined ? "" : `${file}.`];
}

/** The year of a text and its day of the year, an area each: “2023. – 22 мая.” */
function gostDays(item: CslItem, { writer }: ReferenceOptions): readonly string[] {
  const date = dateOf(item.issued);
  if (date === undefined) return [];
  const day = writer.value({ kind: "day", date });
  return [`${date.slice(0, 4)}.`, ...(day === "" ? [] : [ended(day)])];
}

/** The day of a treaty, which its title does not name: in square brackets, as whoever describes adds it. */
function gostSigned(item: CslItem): string {
  const day = numbered(dateOf(item.issued));
  return item.type === "treaty" && day !== undefined ? ` : [${day}]` : "";
}

const numbered = (date: string | undefined): string | undefined =>
  date?.split("-").reverse().join(".");

const siteOf = (url: string): string =>
  url.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/[/?#:].*$/, "");
