import { z } from "zod";
import { labels } from "./shapesFrame.ts";

/** Forms in which a brief is handed out; `json` is what the page shows. */
export const briefFormats = [
  "json",
  "html",
  "pdf",
  "docx",
  "xlsx",
  "csl",
  "bibtex",
  "ris",
] as const;

const count = z.number().int();
const line = z.number().int().describe("Line of the file; the header is line 1.");

/** A template of a brief: what it is called, what it asks, and its parts. */
export const briefTemplateItem = z.object({
  id: z.string(),
  name: labels,
  about: labels.optional(),
  asks: z.array(z.string()).describe("What it needs besides the day: pair, document, direction."),
  sections: z.array(z.object({ id: z.string(), title: labels, parts: z.array(z.string()) })),
});

/** The templates of a dossier and how briefs are asked for. */
export const briefList = z.object({
  templates: z.array(briefTemplateItem),
  formats: z.array(z.string()),
  styles: z.array(z.string()),
  notes: z.array(z.string()).describe("Where sources may stand, the usual one first."),
  languages: z.array(z.string()),
});

const foreign = z
  .array(z.object({ from: count, to: count, language: z.string() }))
  .optional()
  .describe("Parts in another language than the brief's, in characters.");

const sentence = z.object({
  id: z.string(),
  row: z.string().describe("Entry of the register, or what was counted."),
  text: z.string(),
  foreign,
  note: count,
});

const briefSource = z.object({
  title: z.string().optional(),
  url: z.string().optional(),
  file: z.string(),
  rows: z.array(line),
  spans: z.array(z.array(count)).optional().describe("Of a text: from and to, in characters."),
  isBehind: z.boolean().optional().describe("In the list of sources, not in the footnote."),
  known: z.string().optional(),
  checked: z.string().optional(),
  isUnsure: z.boolean().optional(),
});

const figures = z.object({
  id: z.string(),
  caption: z.string(),
  columns: z.array(z.string()),
  rows: z.array(
    z.looseObject({
      label: z.string(),
      cells: z.array(z.string()),
      year: count,
      unit: z.string(),
      note: count,
    }),
  ),
});

const chart = z.looseObject({
  id: z.string(),
  title: z.string(),
  caption: z.string().describe("Unit, period, number of values and source."),
  captionForeign: foreign,
  drawing: z
    .looseObject({
      width: z.number(),
      height: z.number(),
      alt: z.string().describe("What it shows, in words."),
      marks: z.array(
        z.looseObject({
          kind: z.string().describe("line, shape or words."),
          points: z.array(z.array(z.number())).optional(),
          at: z.array(z.number()).optional(),
          text: z.string().optional(),
          size: z.number().optional(),
          anchor: z.enum(["start", "middle", "end"]).optional(),
          colour: z.string(),
          width: z.number().optional(),
        }),
      ),
    })
    .describe("Lines, shapes and words from which every form of the figure is drawn."),
  columns: z.array(z.string()),
  note: count,
});

const gap = z.object({ id: z.string(), text: z.string() });

/** A brief as data, as `hamkor brief --json` gives it. */
export const briefShape = z.looseObject({
  template: z.string(),
  language: z.string(),
  style: z.string(),
  sides: z.array(z.string()),
  day: z.string(),
  title: z.string(),
  subtitle: z.string(),
  subtitleForeign: foreign,
  markPlace: z
    .object({
      stops: z.string(),
      isBehindDigits: z.boolean(),
      isInLine: z.boolean(),
      shortened: z.array(z.string()),
    })
    .describe("Signs at the end of a sentence that stand behind the mark of its note."),
  sections: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string(),
      paragraphs: z.array(
        z.looseObject({ kind: z.string(), sentences: z.array(sentence.loose()) }),
      ),
      figures: figures.loose().optional(),
      charts: z.array(chart),
    }),
  ),
  notes: z.array(
    z.looseObject({ number: count, text: z.string(), sources: z.array(briefSource.loose()) }),
  ),
  gaps: z.array(gap),
  references: z.array(z.string()),
  works: z.array(z.looseObject({ number: count, text: z.string(), foreign })),
  versions: z.array(z.array(z.string())),
  files: z.array(z.looseObject({ path: z.string(), sha256: z.string() })),
});

/** How a part of a template came out in a brief. */
export const briefPart = z.object({
  id: z.string(),
  kind: z.enum(["sentence", "list", "table", "chart"]),
  text: z.string().describe("What it says, with … where rows give a value."),
  foreign,
  state: z
    .enum(["in", "without", "no-row"])
    .describe("Told; left out by choice; left out because the dossier has no row."),
  lines: count.describe("How many lines it has in the brief."),
  left: z
    .array(z.object({ row: z.string(), text: z.string() }))
    .describe("Its lines left out by choice."),
});

/** Where a row under a footnote is shown on the pages. */
export const briefPlace = z.object({
  file: z.string(),
  row: line.optional(),
  kind: z.string().describe("Kind of the entry, `series` or `document`."),
  id: z.string().describe("Of the entry, the concept or the document."),
  title: z.string(),
  start: count.optional().describe("Of words in a document, in characters."),
  end: count.optional(),
});

/** A brief with what its builder needs: parts told and left out, and where its rows are shown. */
export const briefAnswer = z.object({
  brief: briefShape,
  outline: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      isWithout: z.boolean().describe("The whole section is left out by choice."),
      parts: z.array(briefPart),
    }),
  ),
  without: z.array(z.string()).describe("Parts and lines left out by choice."),
  places: z.array(briefPlace),
  entries: z
    .record(z.string(), z.object({ kind: z.string(), title: z.string() }))
    .describe("Entries that lines of the brief tell, by id."),
  counts: z.object({ lines: count, notes: count, gaps: count, without: count }),
  /** Whether every file used may be passed on. */
  mayPublish: z.boolean(),
});
