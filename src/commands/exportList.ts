import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { OpenedDossier } from "../pipeline.ts";
import {
  createDesk,
  type ExportAsked,
  exportFormats,
  listMakers,
  toDownload,
} from "../server/index.ts";
import { checkLicences } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, textOption } from "./command.ts";

/** Options by which `hamkor export` hands out one list rather than the whole store. */
export const listOptions = {
  format: {
    type: "string",
    describe:
      "a list as csv, json, parquet, xlsx, bib, ris or csl; name it with one of the next seven",
  },
  register: {
    type: "string",
    describe: "entries: agreement, commitment, dispute, doctrine, meeting or priority",
  },
  series: { type: "string", describe: "values of a concept of the indicators" },
  search: { type: "string", describe: "passages that have these words" },
  changes: { type: "boolean", describe: "what changed (where: from=DATE&to=DATE)" },
  queue: { type: "boolean", describe: "what the machine proposes, with decisions" },
  delivery: { type: "boolean", describe: "promises with what came of each" },
  disagreements: { type: "boolean", describe: "where sources differ, one side a row" },
  on: { type: "string", describe: "day as of which the list is made (default: the dossier's own)" },
  where: { type: "string", describe: "narrowed as on the page: status=in-force,pair=AAA-BBB" },
  columns: { type: "string", describe: "columns of the table, with commas" },
  language: {
    type: "string",
    describe: "language of titles and labels (default en); of a pack, the one it opens in",
  },
  base: { type: "string", describe: "where links lead (default http://localhost:4321)" },
  out: { type: "string", describe: "file to write; xlsx needs one" },
} as const;

/**
 * Hands out one list: the same file that the page of the list gives.
 *
 * Throws: `usage` for a form or a list that is not known; `licence-gate` with --publish; what the list itself throws.
 */
export async function exportList(call: Call, opened: OpenedDossier): Promise<void> {
  const wished = textOption(call, "format");
  const format = exportFormats.find((one) => one === wished);
  if (format === undefined) {
    throw new Problem("usage", `The form must be one of ${exportFormats.join(", ")}.`);
  }
  const out = textOption(call, "out");
  if ((format === "xlsx" || format === "parquet") && out === undefined) {
    throw new Problem("usage", `${format} is no text: name a file with --out.`);
  }
  const desk = await createDesk(opened);
  const make = await making(call, desk, format);
  const base = (textOption(call, "base") ?? "http://localhost:4321").replace(/\/$/, "");
  if (call.options.publish === true) {
    const used = new Set(make(base).files);
    checkLicences(opened.dossier.files.filter((one) => used.has(one.path)));
  }
  const body = await toDownload(desk, format, make).body(base);
  if (out !== undefined) writeFileSync(resolve(call.folder, out), body);
  else call.terminal.out(typeof body === "string" ? body : "");
}

async function making(call: Call, desk: Awaited<ReturnType<typeof createDesk>>, format: string) {
  const byName = ["register", "series", "search"] as const;
  const whole = ["changes", "queue", "delivery", "disagreements"] as const;
  const list =
    whole.find((one) => call.options[one] === true) ?? byName.find((one) => textOption(call, one));
  if (list === undefined) {
    const all = [...byName, ...whole].map((one) => `--${one}`).join(", ");
    throw new Problem("usage", `Name the list: one of ${all}.`);
  }
  const named = textOption(call, list) ?? "";
  // As in an address, or with commas in between: a comma inside a value is no end of it.
  const filters = (textOption(call, "where") ?? "").replace(/,(?=[A-Za-z]+=)/g, "&");
  const asked: ExportAsked = {
    ...Object.fromEntries(new URLSearchParams(filters)),
    ...(list === "search" ? { q: named } : {}),
    // What is published has no words of documents that may not be passed on.
    ...(call.options.publish === true ? { quotes: "open" } : {}),
    ...(textOption(call, "on") === undefined ? {} : { asOf: textOption(call, "on") }),
    columns: textOption(call, "columns"),
    language: textOption(call, "language"),
    format,
  };
  return listMakers[list](desk, named, asked);
}
