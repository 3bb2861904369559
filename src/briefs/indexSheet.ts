import type { IndexAnswer } from "../measures/index.ts";
import { type Declared, type Sheet, toSheet } from "./sheet.ts";

type Score = IndexAnswer["scores"][number];

/** Every score of an index as a table: one row a unit, year and part, with its place, bands, coverage and why it has none. */
export function indexSheet({ index, scores }: IndexAnswer): Sheet {
  return toSheet(`${index.id} ${index.version}`, scores, columns);
}

const columns: readonly Declared<Score>[] = [
  { name: "unit", kind: "text", describe: "Unit: a state or a pair.", of: ({ unit }) => unit },
  { name: "year", kind: "number", describe: "Year; empty without years.", of: ({ year }) => year },
  { name: "part", kind: "text", describe: "Part of the index.", of: ({ part }) => part },
  {
    name: "score",
    kind: "number",
    describe: "Score on the scale of the index.",
    of: ({ score }) => score,
  },
  { name: "rank", kind: "number", describe: "Place, 1 the highest.", of: ({ rank }) => rank },
  { name: "of", kind: "number", describe: "Units that have a place.", of: ({ of }) => of },
  {
    name: "rank_low",
    kind: "number",
    describe: "First place of the band.",
    of: ({ rankBand }) => rankBand?.low,
  },
  {
    name: "rank_high",
    kind: "number",
    describe: "Last place of the band.",
    of: ({ rankBand }) => rankBand?.high,
  },
  {
    name: "score_low",
    kind: "number",
    describe: "Lower end of the band of the score.",
    of: ({ scoreBand }) => scoreBand?.low,
  },
  {
    name: "score_high",
    kind: "number",
    describe: "Upper end.",
    of: ({ scoreBand }) => scoreBand?.high,
  },
  {
    name: "coverage",
    kind: "number",
    describe: "Share of the part’s weight that has a value.",
    of: ({ coverage }) => coverage,
  },
  {
    name: "missing",
    kind: "text",
    describe: "Why there is no score.",
    of: ({ why }) => (why === undefined ? undefined : String(why)),
  },
];
