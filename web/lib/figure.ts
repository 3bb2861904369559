import type { FigureCard, FigureTable } from "./figureCard.ts";
import { formatCount, formatDate, formatShare } from "./format.ts";
import { labelOf } from "./labels.ts";
import { language } from "./language.svelte.ts";
import { packed } from "./pack.ts";
import { route, theFrame } from "./state.ts";
import { t } from "./text.ts";

/** The title of a figure: what is found, else what is drawn. */
export function titleOf({ finding, subject }: FigureCard): string {
  return finding || subject;
}

/** How many values of a table are known, of how many: of its numbers where it has any, else of its rows. */
export function countOf({ columns, rows }: FigureTable): {
  readonly known: number;
  readonly all: number;
} {
  const numbers = columns.flatMap(({ kind }, at) => (kind === "number" ? [at] : []));
  if (numbers.length === 0) return { known: rows.length, all: rows.length };
  const cells = rows.flatMap((row) => numbers.map((at) => row[at]));
  return { known: cells.filter((cell) => typeof cell === "number").length, all: cells.length };
}

/** What stands under the title: what is drawn, unit, period, and how many values are known. */
export function aboutOf(card: FigureCard): string {
  const { known, all } = card.count ?? countOf(card.table);
  const counted =
    all === 0
      ? ""
      : t("figure.count", {
          known: formatCount(known),
          all: formatCount(all),
          // Whole only where nothing lacks.
          share: formatShare(known < all ? Math.min(known / all, 0.99) : 1),
        });
  const subject = card.finding ? card.subject : "";
  return [subject, card.unit, card.period, counted].filter(Boolean).join("; ");
}

/** What a figure that has left its page says of where it is from. */
export function stampOf(): string {
  const { dossier, fingerprint } = theFrame();
  return t("figure.stamp", {
    dossier: labelOf(dossier.title).text,
    day: formatDate(dossier.asOf),
    print: fingerprint.slice(0, 12),
    language: language(),
  });
}

/** The address of a figure with all that its reader has chosen. */
export function permalinkOf({ id }: FigureCard): string {
  const query = new URLSearchParams(route.query);
  query.delete("only");
  const tail = readable(query);
  const { href, origin } = window.location;
  const site = packed ? `${href.split("#")[0]}#` : origin;
  return `${site}${route.path}${tail ? `?${tail}` : ""}#figure-${id}`;
}

/** The address under which a figure stands alone, to be framed by another page. */
export function embedOf({ id }: FigureCard): string {
  const query = new URLSearchParams(route.query);
  query.set("only", id);
  query.set("lang", language());
  return `${window.location.origin}/embed${route.path}?${readable(query)}`;
}

const readable = (query: URLSearchParams) =>
  query.toString().replaceAll("%2C", ",").replaceAll("%3E", ">");
