import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type Brief,
  briefDocx,
  briefHtml,
  briefPdf,
  briefWorkbook,
  type CitationStyle,
  listBriefTemplates,
  makeBrief,
  readBriefGround,
  readBriefTemplate,
  toXlsx,
} from "../briefs/index.ts";
import { type OpenedDossier, openBuilt, programDigest } from "../pipeline.ts";
import { checkLicences } from "../sources/index.ts";
import { isPartialDate, languages, latestDay, Problem, parsePair } from "../terms/index.ts";
import { type Call, type Command, textOption } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";

const formats = ["html", "pdf", "docx", "xlsx", "json"] as const;
const styles: readonly CitationStyle[] = ["apa", "gost"];

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
    format: { type: "string", describe: `${formats.join(", ")} (default html)` },
    style: { type: "string", describe: "how sources are cited: apa or gost (default apa)" },
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
    if (out === undefined && format !== "html" && format !== "json") {
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
  const name = templateOf(call, listBriefTemplates(dossier));
  const template = readBriefTemplate(dossier, name);
  const sides = sidesOf(textOption(call, "pair") ?? dossier.settings.focus.join("-"));
  const day = dayOf(textOption(call, "on") ?? dossier.settings.asOf);
  const ground = await readBriefGround(dossier, store, { sides, day });
  const brief = makeBrief(ground, template, {
    name,
    language: oneOf(textOption(call, "language") ?? "en", languages, "language"),
    style: oneOf(textOption(call, "style") ?? "apa", styles, "style"),
    without: (textOption(call, "without") ?? "").split(",").filter((one) => one !== ""),
    program: `hamkor ${programDigest().slice(0, 16)}`,
  });
  if (call.options.publish === true) {
    const used = new Set(brief.files.map((one) => one.path));
    checkLicences(dossier.files.filter((one) => used.has(one.path)));
  }
  return brief;
}

async function inForm(
  brief: Brief,
  format: (typeof formats)[number],
): Promise<string | Uint8Array> {
  if (format === "html") return briefHtml(brief);
  if (format === "pdf") return briefPdf(brief);
  if (format === "docx") return briefDocx(brief);
  if (format === "xlsx") return toXlsx(briefWorkbook(brief));
  return `${JSON.stringify(brief, undefined, 2)}\n`;
}

function templateOf(call: Call, known: readonly string[]): string {
  const [name] = call.words;
  if (name !== undefined && known.includes(name)) return name;
  throw new Problem("usage", `hamkor brief needs a template: ${known.join(", ")}.`);
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
