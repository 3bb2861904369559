import type { z } from "zod";
import { type Brief, type BriefTemplate, checkBriefLicences } from "../briefs/index.ts";
import { inUzbekCyrillic } from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";
import { placesOf } from "./briefPlaces.ts";
import type { briefAnswer, briefPart } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { inLanguage } from "./exportFile.ts";
import type { Shown } from "./route.ts";

type Labels = Readonly<Record<string, string | undefined>>;
type Part = Shown<z.infer<typeof briefPart>>;
type Section = BriefTemplate["sections"][number];

/** A brief with what its builder needs to show beside it. */
export async function viewBrief(
  desk: Desk,
  brief: Brief,
  template: BriefTemplate,
  without: readonly string[],
): Promise<Shown<z.infer<typeof briefAnswer>>> {
  const words = (labels: Labels): string => inSpelling(labels, brief.language);
  const outline = template.sections.map((one) => ({
    id: one.id,
    title: words(one.title),
    isWithout: without.includes(one.id),
    parts: partsOf(desk, brief, one, { without, words }),
  }));
  const lines = outline.flatMap(({ parts }) => parts.map((one) => one.lines));
  return {
    // As data: what is missing has no key.
    brief: JSON.parse(JSON.stringify(brief)) as Shown<z.infer<typeof briefAnswer>>["brief"],
    outline,
    without,
    places: await placesOf(desk, brief, words),
    entries: entriesOf(desk, brief, words),
    counts: {
      lines: lines.reduce((sum, one) => sum + one, 0),
      notes: brief.notes.length,
      gaps: brief.gaps.length,
      without: without.length,
    },
    mayPublish: mayPublish(brief),
  };
}

function mayPublish(brief: Brief): boolean {
  try {
    checkBriefLicences(brief);
    return true;
  } catch {
    return false;
  }
}

interface Telling {
  readonly without: readonly string[];
  readonly words: (labels: Labels) => string;
}

function partsOf(desk: Desk, brief: Brief, section: Section, telling: Telling): readonly Part[] {
  const { without, words } = telling;
  const shown = brief.sections.find(({ id }) => id === section.id);
  const stateOf = (id: string, lines: number, left: Part["left"]): Part["state"] => {
    if (without.includes(id) || without.includes(section.id)) return "without";
    return lines > 0 ? "in" : left.length > 0 ? "without" : "no-row";
  };
  const sentences = section.sentences.map((one): Part => {
    const all = shown?.paragraphs.flatMap((paragraph) => paragraph.sentences) ?? [];
    const own = all.filter(({ id }) => id === one.id);
    const lines = own.length;
    const left = leftOf(one.id, without, (row) => {
      const title = desk.book.byId.get(row)?.title;
      return title === undefined ? row : words(title);
    });
    const state = stateOf(one.id, lines, left);
    const kind = one.each ? "list" : "sentence";
    const said = patternOf(words(one.text), own[0] ?? { text: words(section.title) });
    return { id: one.id, kind, ...said, state, lines, left };
  });
  const charts = section.charts.map((one): Part => {
    const own = shown?.charts.find(({ id }) => id === one.id);
    const lines = own === undefined ? 0 : 1;
    const said = patternOf(words(one.title), { text: own?.title ?? words(section.title) });
    const state = stateOf(one.id, lines, []);
    return { id: one.id, kind: "chart", ...said, state, lines, left: [] };
  });
  const { table } = section;
  if (table === undefined) return [...sentences, ...charts];
  const lines = shown?.figures?.id === table.id ? shown.figures.rows.length : 0;
  const left = leftOf(table.id, without, (row) => {
    const label = table.figures.find(({ concept }) => concept === row)?.label;
    return label === undefined ? row : words(label);
  });
  const state = stateOf(table.id, lines, left);
  const told: Part = {
    id: table.id,
    kind: "table",
    text: words(table.caption),
    state,
    lines,
    left,
  };
  return [...sentences, told, ...charts];
}

function leftOf(
  id: string,
  without: readonly string[],
  textOf: (row: string) => string,
): Part["left"] {
  const rows = without.flatMap((one) => (one.startsWith(`${id}/`) ? one.slice(id.length + 1) : []));
  return rows.map((row) => ({ row, text: textOf(row) }));
}

/** A sentence of a template as people read it, what rows put in left open; one without words of its own by an example. */
function patternOf(text: string, { text: example, foreign }: Example): Example {
  const pattern = text.replace(/\{[a-zA-Z]+\}/g, "…");
  if (/\p{L}{3}/u.test(pattern)) return { text: pattern };
  return { text: example, ...(foreign === undefined ? {} : { foreign: [...foreign] }) };
}

type Example = Pick<Part, "text" | "foreign">;

function entriesOf(
  { book }: Desk,
  { sections }: Brief,
  words: Telling["words"],
): Readonly<Record<string, { readonly kind: string; readonly title: string }>> {
  const rows = sections.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ sentences }) => sentences.map((one) => one.row)),
  );
  const found = [...new Set(rows)].flatMap((row) => book.byId.get(row) ?? []);
  return Object.fromEntries(
    found.map(({ id, kind, title }) => [id, { kind, title: words(title) }]),
  );
}

/** A label in one of the five spellings, Uzbek Cyrillic written from Latin; else in English, else in any. */
function inSpelling(labels: Labels, language: ReadLanguage): string {
  const known = Object.entries(labels).filter(([, one]) => one !== undefined && one !== "");
  const own = Object.fromEntries(known) as Readonly<Record<string, string>>;
  const latin = own["uz-Latn"];
  if (language === "uz-Cyrl" && own["uz-Cyrl"] === undefined && latin !== undefined) {
    return inUzbekCyrillic(latin);
  }
  return inLanguage(own, language);
}
