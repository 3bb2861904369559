import { basename, resolve } from "node:path";
import {
  type ExaminedText,
  type Examiner,
  examineDocument,
  examineExtracted,
  openExaminer,
  type ToldClaim,
  type ToldJudgement,
  type ToldText,
  tellText,
  toClaimReviews,
  writeJsonLd,
} from "../claims/index.ts";
import { type OpenedDossier, openBuilt } from "../pipeline.ts";
import { type Finding, languages, Problem, type ReadLanguage } from "../terms/index.ts";
import { extract } from "../texts/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { readSource } from "./source.ts";
import { printable } from "./terminal.ts";

/** `hamkor check`: puts every claim of a text to the test. */
export const command: Command = {
  usage: "check FILE",
  describe: "Finds what a text claims, judges it on the rows of the dossier, and says why.",
  options: {
    ...placeOptions,
    document: { type: "string", describe: "check a document of the dossier by its id, not a file" },
    date: { type: "string", describe: "day of the text, where it does not give one itself" },
    "as-of": { type: "string", describe: "judge as of this day (default: the dossier's own day)" },
    language: {
      type: "string",
      describe: `language of the printed words: ${languages.join(", ")} (default en)`,
    },
    "claim-review": { type: "boolean", describe: "print the claims as ClaimReview JSON-LD" },
    url: {
      type: "string",
      describe: "with --claim-review: address of the review; the claim's id follows a #",
    },
  },
  run: async (call) => {
    const language = parseLanguage(textOption(call, "language") ?? "en");
    const folder = dossierFolder(call);
    const opened = await openBuilt(folder, storeFolder(call, folder));
    try {
      const examiner = await openExaminer(opened.store, opened.dossier);
      const { examined, findings } = await examine(call, opened, examiner);
      const told = tellText(examined, language, examiner);
      if (call.options["claim-review"] === true) {
        call.terminal.out(`${reviewOf(call, { examined, told, language, opened })}\n`);
      } else if (call.options.json === true) {
        const { id, title, textDate, asOf } = examined;
        writeJson(call.terminal, { text: { id, title, date: textDate }, asOf, ...told, findings });
      } else call.terminal.out(draw(examined, told));
      const isBad = findings.some((one) => one.severity === "error");
      return isBad ? exitCodes.findings : exitCodes.done;
    } finally {
      opened.store.close();
    }
  },
};

interface Outcome {
  readonly examined: ExaminedText;
  readonly findings: readonly Finding[];
}

async function examine(call: Call, opened: OpenedDossier, examiner: Examiner): Promise<Outcome> {
  const days = { date: textOption(call, "date"), asOf: textOption(call, "as-of") };
  const id = textOption(call, "document");
  if (id !== undefined) {
    const examined = await examineDocument(opened.store, id, days, examiner);
    if (examined !== undefined) return { examined, findings: [] };
    throw new Problem("not-found", "The dossier has no document of that id: see hamkor search.");
  }
  const [file] = call.words;
  if (file === undefined) {
    throw new Problem("usage", "hamkor check needs a file, or --document and an id.");
  }
  const name = basename(file);
  const extracted = await extract(readSource(resolve(call.folder, file)), name);
  const examined = examineExtracted(extracted, { ...days, name }, examiner);
  return { examined, findings: extracted.findings };
}

interface Reviewed {
  readonly examined: ExaminedText;
  readonly told: ToldText;
  readonly language: ReadLanguage;
  readonly opened: OpenedDossier;
}

function reviewOf(call: Call, { examined, told, language, opened }: Reviewed): string {
  const { settings } = opened.dossier;
  const base = textOption(call, "url") ?? `urn:hamkor:${settings.id}`;
  return writeJsonLd(
    toClaimReviews(told.claims, {
      author: settings.title[language] ?? settings.title.en ?? settings.id,
      asOf: examined.asOf,
      language,
      title: examined.title,
      textDate: examined.textDate,
      addressOf: ({ id }) => `${base}#${encodeURIComponent(id)}`,
    }),
  );
}

function parseLanguage(tag: string): ReadLanguage {
  const found = languages.find((one) => one === tag);
  if (found !== undefined) return found;
  throw new Problem("usage", `The words can be printed in ${languages.join(", ")}.`);
}

function draw({ asOf, textDate }: ExaminedText, { claims, unread }: ToldText): string {
  const counts = new Map<string, number>();
  for (const { verdictWords } of claims) {
    counts.set(verdictWords, (counts.get(verdictWords) ?? 0) + 1);
  }
  const summary = [...counts].map(([words, count]) => `${count} ${words}`).join(", ");
  const days = `text of ${textDate ?? "no known day"}, judged as of ${asOf}`;
  const missed = unread.map(
    ({ start, quote, reason }) => `not read @${start}: ${oneLine(quote)}\n    ${reason}`,
  );
  const head = `${claims.length} claims${summary === "" ? "" : ` (${summary})`}, ${unread.length} sentences not read; ${days}`;
  return printable(`${[head, ...claims.map(drawClaim), ...missed].join("\n\n")}\n`);
}

function drawClaim(claim: ToldClaim): string {
  const { start, end, quote, verdictWords, question, assumed, atTextDate, today, rows } = claim;
  const lines = [
    `${verdictWords.toUpperCase()} @${start}-${end} “${oneLine(quote)}”`,
    question,
    ...(assumed.length === 0 ? [] : [`taken from the context: ${assumed.join(", ")}`]),
    ...drawJudgements(atTextDate, today),
    ...rows.map(drawRow),
  ];
  return lines.join("\n    ");
}

/** Both days in one line where they say the same. */
function drawJudgements(text: ToldJudgement | undefined, today: ToldJudgement): readonly string[] {
  const line = (days: string, { verdictWords, reason }: ToldJudgement): string =>
    `${days} ${verdictWords}: ${reason}`;
  if (text === undefined) return [line(today.day, today)];
  const isSame = text.verdict === today.verdict && text.reason === today.reason;
  if (isSame) return [line(`${text.day}, ${today.day}`, today)];
  return [line(text.day, text), line(today.day, today)];
}

function drawRow(row: ToldClaim["rows"][number]): string {
  const { table, id, series, of, year, date, value, unit, priceBasis, vintage, reference } = row;
  const figure = value === undefined ? undefined : [value, unit].filter(Boolean).join(" ");
  const place = [reference.file, reference.row].filter((one) => one !== undefined).join(":");
  const cells = [series ?? table, of, year ?? date, figure, priceBasis, vintage, place || id];
  return `· ${cells.filter((cell) => cell !== undefined && cell !== "").join(" · ")}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
