import { z } from "zod";
import { agreement } from "../register/index.ts";
import { languages, type Pair, type ReadLanguage } from "../terms/index.ts";
import { type Limits, type LimitTable, limits } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { docPart, docTitle } from "./docs.ts";
import { anchorOf } from "./docTree.ts";
import { limitsOfFigures } from "./limitsFigures.ts";
import { limitsOfModels, limitsOfRules, limitsOfSize } from "./limitsRules.ts";
import { limitsOfReading, limitsOfSources } from "./limitsSources.ts";
import { type LimitWords, readLimitWords } from "./limitsWords.ts";
import { viewMatrix } from "./overviewRoute.ts";
import { entriesOf } from "./relation.ts";
import { type Route, route, type Shown } from "./route.ts";

/** What the dossier and the program do not know. */
export const limitsRoute: Route = route({
  path: "/api/limits",
  summary:
    "What is not known: coverage, gaps, what was not read, sources, rules, accuracies, bounds, borders, translation.",
  parameters: z.object({}),
  query: z.object({
    pair: z.string().optional(),
    asOf: z.string().optional(),
    language: z.enum(languages).default("en").describe("Language of the parts of guides."),
  }),
  answer: limits,
  handle: async (desk, asked) => {
    const pair = pairAsked(desk, asked.pair);
    const day = dayOf(desk, asked.asOf);
    const words = readLimitWords(desk);
    const rest = await desk.once("limits", () => ofDossier(desk, words));
    const coverage = await limitsOfCoverage(desk, pair, day);
    const tables: Readonly<Record<string, LimitTable[]>> = { ...rest, coverage: [coverage] };
    const sections = sectionsOf(words, tables, asked.language);
    return { asOf: day, pair: pair.id, guides: guidesOf(words, asked.language), sections };
  },
});

/** What the guides are called that the page leads to. */
function guidesOf(words: LimitWords, language: ReadLanguage): Shown<Limits>["guides"] {
  const named = [...words.sections, ...words.measured].flatMap(({ doc }) => doc ?? []);
  return [...new Set(named)].map((name) => ({ name, ...docTitle(name, language) }));
}

/** The sections in their order, each with what belongs to it. */
function sectionsOf(
  words: LimitWords,
  tables: Readonly<Record<string, LimitTable[]>>,
  language: ReadLanguage,
): Shown<Limits>["sections"] {
  return words.sections.map((section) => ({
    ...section,
    tables: tables[section.id] ?? [],
    measured:
      section.id !== "measured"
        ? []
        : words.measured.map(({ doc, label, ...part }) => ({
            doc,
            anchor: anchorOf(part.section),
            label,
            ...docPart(doc, part, language),
          })),
  }));
}

async function ofDossier(desk: Desk, words: LimitWords): Promise<Record<string, LimitTable[]>> {
  return {
    gaps: await limitsOfFigures(desk, words),
    documents: await limitsOfReading(desk, words),
    sources: await limitsOfSources(desk, words),
    rules: limitsOfRules(desk, words),
    models: limitsOfModels(desk, words),
    bounds: limitsOfSize(words),
    boundary: [limitsOfBoundary(desk, words)],
    translation: [await limitsOfTranslation(desk, words)],
  };
}

/** Kinds of ground in each field of the matrix, of five. */
async function limitsOfCoverage(desk: Desk, pair: Pair, day: string): Promise<LimitTable> {
  const { directions, interests } = desk.content.frame;
  const matrix = await viewMatrix(desk, pair, day, entriesOf(desk.book, pair, day));
  const countOf = (direction: string, interest: string): number => {
    const found = matrix.find((one) => one.direction === direction && one.interest === interest);
    const { evidence = 0, register = 0, indicators = 0, openCommitments = 0 } = found ?? {};
    const kinds = [evidence, register, indicators, openCommitments, found?.disputes ?? 0];
    return kinds.filter((count) => count > 0).length;
  };
  return {
    id: "coverage",
    head: { en: "" },
    columns: interests.map(({ id, label }) => ({ id, label: { ...label } })),
    rows: directions.map((direction) => ({
      id: direction.id,
      name: { label: { ...direction.label } },
      cells: interests.map((interest) => ({
        value: countOf(direction.id, interest.id),
        see: `/cell?pair=${pair.a}-${pair.b}&direction=${direction.id}&interest=${interest.id}`,
      })),
    })),
  };
}

function limitsOfBoundary(desk: Desk, words: LimitWords): LimitTable {
  const { id, label, note } = desk.opened.dossier.settings.boundaryPolicy;
  return {
    id: "boundary",
    head: words.word("policy"),
    columns: [words.column("said")],
    rows: [{ id, name: { label: { ...label } }, cells: [{ label: { ...note } }] }],
  };
}

/** In which languages titles of agreements were read, and in which they are renderings. */
async function limitsOfTranslation(desk: Desk, words: LimitWords): Promise<LimitTable> {
  const rows = await desk.store.rows(agreement);
  const columns = ["titles-read", "titles-ours", "titles-none"].map(words.column);
  const tags = { en: "en", uz: "uz-Latn", kk: "kk", ru: "ru" } as const;
  return {
    id: "translation",
    head: words.word("language"),
    columns,
    rows: Object.entries(tags).map(([id, tag]) => {
      const titled = rows.filter((row) => (row.title[tag] ?? "") !== "");
      const read = titled.filter((row) => row.titlesSeen.some((one) => one.startsWith(id))).length;
      return {
        id,
        name: { label: words.word(`language-${id}`) },
        cells: [
          { value: read },
          { value: titled.length - read },
          { value: rows.length - titled.length },
        ],
      };
    }),
  };
}
