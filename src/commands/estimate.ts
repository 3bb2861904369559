import { basename, resolve } from "node:path";
import { type EstimateAnswer, type EstimateAsked, estimateTable } from "../models/index.ts";
import { parseCsv } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { readSource } from "./source.ts";

/** `hamkor estimate`: how an outcome follows from its causes, from a user's own file. */
export const command: Command = {
  usage: "estimate ppml | ols --data FILE.csv --outcome NAME --regressors NAME,…",
  describe:
    "Estimates from your own CSV how an outcome follows from other columns, fixed effects taken out: factors, four standard errors, and an account of every row. For example: hamkor estimate ppml --data trade.csv --outcome trade --regressors rta,ln(dist) --absorb exporter^year,importer^year,pair --cluster pair --json",
  options: {
    data: { type: "string", describe: "CSV with one row for each observation" },
    outcome: { type: "string", describe: "column to be explained; for ppml an amount from zero" },
    regressors: {
      type: "string",
      describe: "columns that may explain it, with commas; ln(NAME) takes the logarithm",
    },
    absorb: {
      type: "string",
      describe: "fixed effects, with commas; A^B is one for each mix of A and B",
    },
    cluster: {
      type: "string",
      describe: "column (or A^B) whose rows move together, for the errors",
    },
    offset: { type: "string", describe: "column that is added to the score with the factor 1" },
    separation: {
      type: "string",
      describe: "rows that cannot be fitted: all (looked for, the default) | zero-groups",
    },
  },
  run: async (call) => {
    const asked = askedBy(call);
    const path = resolve(call.folder, needed(call, "data"));
    const answer = estimateTable(parseCsv(readSource(path), basename(path)), asked);
    if (call.options.json === true) writeJson(call.terminal, answer);
    else call.terminal.out(draw(answer));
    return exitCodes.done;
  },
};

function askedBy(call: Call): EstimateAsked {
  const [method, more] = call.words;
  if ((method !== "ppml" && method !== "ols") || more !== undefined) {
    throw new Problem(
      "usage",
      "hamkor estimate needs one method: ppml (Poisson) or ols (least squares).",
    );
  }
  const [cluster, offset] = [textOption(call, "cluster"), textOption(call, "offset")];
  const separation = textOption(call, "separation") ?? "all";
  if (separation !== "all" && separation !== "zero-groups") {
    throw new Problem("usage", "--separation is all or zero-groups.");
  }
  return {
    method,
    outcome: needed(call, "outcome"),
    regressors: listOf(needed(call, "regressors")),
    absorb: listOf(textOption(call, "absorb") ?? ""),
    separation: separation === "all" ? "all" : "zero groups",
    ...(cluster === undefined ? {} : { cluster }),
    ...(offset === undefined ? {} : { offset }),
  };
}

function needed(call: Call, name: string): string {
  const value = textOption(call, name);
  if (value !== undefined && value.trim() !== "") return value.trim();
  throw new Problem("usage", `hamkor estimate needs --${name}: see hamkor help estimate.`);
}

function listOf(text: string): readonly string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function draw({ asked, file, found }: EstimateAnswer): string {
  const { rows, terms, leftOut } = found;
  const head = ["", "estimate", "raw", "G/(G-1)", "fixest", "HC0"];
  const line = (cells: readonly string[]) =>
    cells
      .map((one, i) => (i === 0 ? one.padEnd(24) : one.padStart(13)))
      .join("")
      .trimEnd();
  const number = (value: number | undefined) => value?.toPrecision(6) ?? "–";
  const dropped = [
    [file.refused, "could not be read"],
    [file.withoutNumber, "have no number in a column needed"],
    [rows.zeroGroups, "in fixed effects that hold zeros only"],
    [rows.separated, "separated: a mix of columns tells their zero wholly"],
  ] as const;
  return `${[
    `${asked.outcome} by ${asked.method}, ${rows.used} of ${file.rows} rows${found.clusters === undefined ? "" : `, ${found.clusters} clusters of ${asked.cluster}`}`,
    ...dropped.filter(([count]) => count > 0).map(([count, why]) => `  ${count} left out: ${why}`),
    ...(rows.alone > 0 ? [`  ${rows.alone} are alone in a fixed effect (kept)`] : []),
    ...found.groups.map((one) => `  ${one.count} effects of ${one.name}`),
    ...(leftOut.length > 0
      ? [`  no factor for ${leftOut.join(", ")}: follows from the effects or the others`]
      : []),
    "",
    line(head),
    ...terms.map(({ name, estimate, errors }) =>
      line([
        name,
        ...[estimate, errors.clusterRaw, errors.clusterG, errors.clusterFixest, errors.hc0].map(
          number,
        ),
      ]),
    ),
    "",
    `log-likelihood ${number(found.logLikelihood)}, deviance ${number(found.deviance)}, ${asked.method === "ols" ? "R²" : "pseudo R²"} ${found.pseudoR2.toFixed(4)}, ${found.steps} steps`,
  ].join("\n")}\n`;
}
