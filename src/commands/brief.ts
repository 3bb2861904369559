import { writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import {
  type Brief,
  briefDocx,
  briefHtml,
  briefPdf,
  briefReferences,
  briefWorkbook,
  type CitationStyle,
  checkBriefLicences,
  listBriefTemplates,
  type NoteForm,
  referenceForms,
  type TextAsked,
  toXlsx,
  writeBrief,
} from "../briefs/index.ts";
import { type OpenedDossier, openBuilt, programDigest } from "../pipeline.ts";
import { isPartialDate, languages, latestDay, Problem, parsePair } from "../terms/index.ts";
import { type Call, type Command, textOption } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { readSource } from "./source.ts";

const formats = ["html", "pdf", "docx", "xlsx", "json", ...referenceForms] as const;
const styles: readonly CitationStyle[] = ["apa", "gost"];
const noteForms: readonly NoteForm[] = ["footnotes", "references"];
const texts: ReadonlySet<string> = new Set(["html", "json", ...referenceForms]);

/** `hamkor brief`: a brief on two states whose every sentence is bound to rows. */
export const command: Command = {
  usage: "brief TEMPLATE",
  describe:
    "Writes a brief on two states in which every sentence has the rows under it as its footnote.",
  options: {
    ...placeOptions,
    pair: {
      type: "string",
      describe: "AAA-BBB; the side named first stands first (default: the dossier's)",
    },
    language: { type: "string", describe: `one of ${languages.join(", ")} (default en)` },
    on: { type: "string", describe: "day, YYYY-MM-DD, YYYY-MM or YYYY (default: the dossier's)" },
    document: { type: "string", describe: "claim-check: a document of the dossier by its id" },
    doctrines: {
      type: "string",
      describe: "doctrine-comparison: two ids, first that of the first",
    },
    file: { type: "string", describe: "claim-check: a file from outside, which is only read" },
    date: { type: "string", describe: "with --file: day of the text, where it gives none itself" },
    format: { type: "string", describe: `${formats.join(", ")} (default html)` },
    style: { type: "string", describe: "how sources are cited: apa or gost (default apa)" },
    notes: {
      type: "string",
      describe: "where sources stand: footnotes, or references in brackets (default footnotes)",
    },
    without: {
      type: "string",
      describe: "parts to leave out, with commas: ids of sections and sentences, or sentence/row",
    },
    publish: { type: "boolean", describe: "for passing on: stops unless every file used may be" },
    out: { type: "string", describe: "file to write; pdf, docx and xlsx need one" },
  },
  run: async (call) => {
    const format =
      call.options.json === true
        ? "json"
        : oneOf(textOption(call, "format") ?? "html", formats, "format");
    const out = textOption(call, "out");
    if (out === undefined && !texts.has(format)) {
      throw new Problem("usage", `A brief as ${format} is no text: name a file with --out.`);
    }
    const folder = dossierFolder(call);
    const opened = await openBuilt(folder, storeFolder(call, folder));
    try {
      const brief = await briefAsked(call, opened);
      const made = await inForm(brief, format);
      if (out !== undefined) writeFileSync(resolve(call.folder, out), made);
      else call.terminal.out(typeof made === "string" ? made : "");
      const count = `${brief.notes.length} footnotes, ${brief.gaps.length} left out`;
      call.terminal.error(`hamkor: ${brief.template}, ${brief.day}: ${count}\n`);
    } finally {
      opened.store.close();
    }
    return exitCodes.done;
  },
};

async function briefAsked(call: Call, { dossier, store }: OpenedDossier): Promise<Brief> {
  const brief = await writeBrief(dossier, store, {
    name: templateOf(call, listBriefTemplates(dossier)),
    sides: sidesOf(textOption(call, "pair") ?? dossier.settings.focus.join("-")),
    day: dayOf(textOption(call, "on") ?? dossier.settings.asOf),
    language: oneOf(textOption(call, "language") ?? "en", languages, "language"),
    style: oneOf(textOption(call, "style") ?? "apa", styles, "style"),
    notes: oneOf(textOption(call, "notes") ?? "footnotes", noteForms, "notes"),
    without: (textOption(call, "without") ?? "").split(",").filter((one) => one !== ""),
    program: `hamkor ${programDigest().slice(0, 16)}`,
    doctrines: doctrinesAsked(call),
    text: textAsked(call),
  });
  if (call.options.publish === true) checkBriefLicences(brief);
  return brief;
}

function doctrinesAsked(call: Call): readonly [string, string] | undefined {
  const named = textOption(call, "doctrines");
  if (named === undefined) return undefined;
  const [first, second, more] = named.split(",");
  if (first !== undefined && second !== undefined && more === undefined) return [first, second];
  throw new Problem("usage", "--doctrines takes two ids with a comma between them.");
}

/** The text that a brief puts to the test: a document by its id, or a file. */
function textAsked(call: Call): TextAsked | undefined {
  const [id, path] = [textOption(call, "document"), textOption(call, "file")];
  if (id !== undefined && path !== undefined) {
    throw new Problem("usage", "--document and --file each name a text: give one of them.");
  }
  if (id !== undefined) return { document: id };
  if (path === undefined) return undefined;
  const bytes = readSource(resolve(call.folder, path));
  return { name: basename(path), bytes, date: textOption(call, "date") };
}

async function inForm(
  brief: Brief,
  format: (typeof formats)[number],
): Promise<string | Uint8Array> {
  if (format === "html") return briefHtml(brief);
  if (format === "pdf") return briefPdf(brief);
  if (format === "docx") return briefDocx(brief);
  if (format === "xlsx") return toXlsx(briefWorkbook(brief));
  if (format === "json") return `${JSON.stringify(brief, undefined, 2)}\n`;
  return briefReferences(brief, format);
}

function templateOf(call: Call, known: readonly string[]): string {
  const [name] = call.words;
  if (name !== undefined && known.includes(name)) return name;
  const fault = name === undefined ? "hamkor brief needs a template" : `No template “${name}”`;
  throw new Problem("usage", `${fault}: choose one of ${known.join(", ")}.`);
}

/** The two states in the order in which they are named. */
function sidesOf(text: string): readonly [string, string] {
  const { a, b } = parsePair(text);
  return text.startsWith(a) ? [a, b] : [b, a];
}

function dayOf(text: string): string {
  if (isPartialDate(text)) return latestDay(text);
  throw new Problem("date-unreadable", "The day must be YYYY-MM-DD, YYYY-MM or YYYY.");
}

function oneOf<Word extends string>(text: string, words: readonly Word[], name: string): Word {
  const found = words.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Problem("usage", `--${name} takes one of ${words.join(", ")}.`);
}
