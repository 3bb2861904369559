import { z } from "zod";
import {
  type Brief,
  type BriefGround,
  type BriefQuestion,
  type BriefTemplate,
  briefHtml,
  briefReferences,
  type CitationStyle,
  checkBriefLicences,
  chooseParts,
  listBriefTemplates,
  makeBrief,
  type NoteForm,
  readBriefGround,
  readBriefTemplate,
  readBriefText,
  referenceEndings,
  referenceForms,
  referenceTypes,
  type SetForm,
  withExtras,
} from "../briefs/index.ts";
import { programDigest } from "../pipeline.ts";
import type { Dossier } from "../sources/index.ts";
import { languages, type ReadLanguage } from "../terms/index.ts";
import { viewBrief } from "./briefView.ts";
import { keptWorks, pressOf } from "./briefWorks.ts";
import { briefAnswer, briefFormats, briefList } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import type { Download } from "./download.ts";
import { type Route, route } from "./route.ts";

const styles: readonly CitationStyle[] = ["apa", "gost"];
const noteForms: readonly NoteForm[] = ["footnotes", "references"];

/** What may be asked of a brief. */
export const briefQuery = z.object({
  pair: z.string().optional().describe("AAA-BBB; the side named first stands first."),
  asOf: z.string().optional().describe("YYYY-MM-DD, YYYY-MM or YYYY; default: the dossier's day."),
  language: z.enum(languages).default("en").describe("One of five spellings."),
  document: z.string().max(300).optional().describe("Of a template that tests a text: its id."),
  doctrines: z
    .string()
    .regex(/^[^,]{1,200},[^,]{1,200}$/)
    .optional()
    .describe("Of a template that compares doctrines: two ids, first that of the first side."),
  style: z.enum(styles).default("apa").describe("How sources are cited."),
  notes: z
    .enum(noteForms)
    .default("footnotes")
    .describe("Where sources stand: or in a list alone."),
  without: z
    .string()
    .max(4000)
    .optional()
    .describe("Parts left out, with commas: ids of sections and sentences, or sentence/row."),
  publish: z.enum(["true", "false"]).default("false").describe("Only if every file used may be."),
  format: z.enum(briefFormats).default("json").describe("json is what the page shows."),
});

type Asked = z.infer<typeof briefQuery> & { readonly template: string };

const types: Readonly<Record<Asked["format"], string>> = {
  json: "application/json",
  html: "text/html",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ...referenceTypes,
};

/** What making and setting a brief counts as. Unit: characters, as if so many were read. */
const work = { make: 6_000, set: 30_000 } as const;

/** Briefs: which templates there are, and any of them as data or as a file. */
export const briefRoutes: readonly Route[] = [
  route({
    path: "/api/briefs",
    summary: "The templates of briefs: what each is called, what it asks, and its parts.",
    parameters: z.object({}),
    query: z.object({}),
    answer: briefList,
    handle: async ({ opened: { dossier } }) => ({
      templates: templatesOf(dossier).map(({ id, name, about, asks, sections }) => {
        return {
          id,
          name: written(name ?? { en: id }),
          ...(about === undefined ? {} : { about: written(about) }),
          asks,
          sections: sections.map(({ id: section, title, sentences, table, charts }) => ({
            id: section,
            title: written(title),
            parts: [...sentences, ...(table === undefined ? [] : [table]), ...charts].map(
              (one) => one.id,
            ),
          })),
        };
      }),
      formats: briefFormats,
      styles,
      notes: noteForms,
      languages,
    }),
  }),
  {
    path: "/api/briefs/{template}",
    summary: "A brief of two states on a day, every sentence with its rows, as data or as a file.",
    parameters: z.object({ template: z.string().max(100) }),
    query: briefQuery,
    answer: briefAnswer,
    forms: types,
    work: async (_, asked) => ((asked as Asked).format in setting ? work.set : work.make),
    // The framework checks what is asked against these same shapes before the handler sees it.
    handle: (desk, asked) => answerBrief(desk, asked as Asked),
  },
];

/** Every template with its id, those that their own order puts first at the head. */
function templatesOf(dossier: Dossier): readonly (BriefTemplate & { readonly id: string })[] {
  return listBriefTemplates(dossier)
    .map((id) => ({ id, ...readBriefTemplate(dossier, id) }))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** A label without the spellings that it does not have. */
function written(
  labels: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const known = Object.entries(labels).filter(([, text]) => text !== undefined);
  return Object.fromEntries(known) as Readonly<Record<string, string>>;
}

const setting: Readonly<Record<SetForm, true>> = { pdf: true, docx: true, xlsx: true };

async function answerBrief(desk: Desk, asked: Asked): Promise<unknown> {
  const { dossier } = desk.opened;
  const template = readBriefTemplate(dossier, asked.template);
  const without = (asked.without ?? "").split(",").filter((one) => one !== "");
  const brief = await briefAsked(desk, asked, template, without);
  if (asked.publish === "true") checkBriefLicences(brief);
  if (asked.format === "json") return viewBrief(desk, brief, template, without);
  return fileOf(brief, asked.format, await writtenAs(desk, brief, asked.format));
}

async function briefAsked(
  desk: Desk,
  asked: Asked,
  template: BriefTemplate,
  without: readonly string[],
): Promise<Brief> {
  const { a, b } = pairAsked(desk, asked.pair);
  const first = asked.pair ?? desk.opened.dossier.settings.focus.join("-");
  const sides = first.startsWith(a) ? ([a, b] as const) : ([b, a] as const);
  const day = dayOf(desk, asked.asOf);
  const [one, other] = asked.doctrines?.split(",") ?? [];
  const doctrines = one === undefined || other === undefined ? undefined : ([one, other] as const);
  const ground = await groundOf(desk, { sides, day, doctrines });
  const works = keptWorks(desk);
  const text =
    asked.document === undefined
      ? undefined
      : await readBriefText(desk.store, { document: asked.document }, day, await works.examiner());
  // What is left out by choice is not worked out either.
  const kept = chooseParts(template, without).template;
  return makeBrief(await withExtras(ground, desk.store, kept, { text, works }), template, {
    name: asked.template,
    language: asked.language as ReadLanguage,
    style: asked.style,
    notes: asked.notes,
    program: `hamkor ${programDigest().slice(0, 16)}`,
    without,
  });
}

/** How many pairs and days are kept at hand: somebody who builds a brief asks for the same many times. */
const keptGrounds = 8;

async function groundOf(desk: Desk, question: BriefQuestion): Promise<BriefGround> {
  const kept = await desk.once(
    "brief-grounds",
    async () => new Map<string, Promise<BriefGround>>(),
  );
  const key = JSON.stringify(question);
  const ground = kept.get(key) ?? readBriefGround(desk.opened.dossier, desk.store, question);
  kept.delete(key);
  kept.set(key, ground);
  ground.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - keptGrounds))) {
    kept.delete(old);
  }
  return ground;
}

async function writtenAs(
  desk: Desk,
  brief: Brief,
  format: Exclude<Asked["format"], "json">,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === "html") return briefHtml(brief);
  const form = referenceForms.find((one) => one === format);
  if (form !== undefined) return briefReferences(brief, form);
  const press = await pressOf(desk);
  return new Uint8Array(await press.set(brief, format as SetForm));
}

function fileOf(
  { template, sides, day, language }: Brief,
  format: Asked["format"],
  body: string | Uint8Array<ArrayBuffer>,
): Download {
  const form = referenceForms.find((one) => one === format);
  const ending = form === undefined ? format : referenceEndings[form];
  const name = `${template}-${sides.join("-")}-${day}-${language}.${ending}`;
  return { file: true, mediaType: types[format], name, body: () => body };
}
