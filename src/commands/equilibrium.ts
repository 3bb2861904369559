import { basename, resolve } from "node:path";
import {
  type CostsAsked,
  type EquilibriumAnswer,
  type EquilibriumAsked,
  equilibriumOfTable,
} from "../models/index.ts";
import { parseCsv } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { readSource } from "./source.ts";

/** `hamkor equilibrium`: what a change of trade costs does to every state, from a user's own matrix. */
export const command: Command = {
  usage:
    "equilibrium --data FILE.csv --reference STATE (--ratio NAME | --openness A --new-openness B | --factors NAME=NUMBER,…)",
  describe:
    "Works a change of trade costs through your own matrix of trade: exports, prices and real income of every state, incomes as they were (conditional) and moved (full), with how well it is solved. For example, costs multiplied by the column cost_ratio: hamkor equilibrium --data trade.csv --ratio cost_ratio --sigma 5 --reference DEU --json. Or with estimated factors and an agreement that column rta_new holds: --factors ln_dist=-0.8,rta=0.56 --instead rta=rta_new",
  options: {
    data: {
      type: "string",
      describe: "CSV with one row for each ordered pair of one year, domestic trade too",
    },
    exporter: { type: "string", describe: "column of the seller (default: exporter)" },
    importer: { type: "string", describe: "column of the buyer (default: importer)" },
    trade: { type: "string", describe: "column of the flow (default: trade)" },
    ratio: {
      type: "string",
      describe: "column by which the cost of trade is multiplied: 1 no change, 0.9 a tenth less",
    },
    openness: {
      type: "string",
      describe: "column of cost to the power 1 - sigma before, with --new-openness",
    },
    "new-openness": { type: "string", describe: "the same after the change" },
    factors: {
      type: "string",
      describe: "estimated factors as NAME=NUMBER with commas; openness is exp of their sum",
    },
    constant: {
      type: "string",
      describe: "number added to that sum, as --constant=-2 (default: 0)",
    },
    instead: {
      type: "string",
      describe: "columns that take the place of others after the change: NAME=COLUMN,…",
    },
    output: {
      type: "string",
      describe: "column of what the exporter makes (default: its trade added up)",
    },
    spending: {
      type: "string",
      describe: "column of what the importer spends (default: its trade added up)",
    },
    sigma: { type: "string", describe: "elasticity of substitution, above 1 (default: 5)" },
    reference: { type: "string", describe: "state whose price level measures prices" },
    closure: {
      type: "string",
      describe: "scale (default) | deficit | one-step (gegravity) | book (the Guide's loop)",
    },
  },
  run: async (call) => {
    const asked = askedBy(call);
    const path = resolve(call.folder, needed(call, "data"));
    const answer = equilibriumOfTable(parseCsv(readSource(path), basename(path)), asked);
    if (call.options.json === true) writeJson(call.terminal, answer);
    else call.terminal.out(draw(answer));
    return exitCodes.done;
  },
};

const closures = {
  scale: "scale",
  deficit: "deficit",
  "one-step": "one step",
  book: "book",
} as const;

function askedBy(call: Call): EquilibriumAsked {
  if (call.words.length > 0) throw new Problem("usage", "hamkor equilibrium takes options only.");
  const named = textOption(call, "closure") ?? "scale";
  const closure = Object.entries(closures).find(([name]) => name === named)?.[1];
  if (closure === undefined) {
    throw new Problem("usage", `--closure is one of ${Object.keys(closures).join(", ")}.`);
  }
  const [output, spending] = [textOption(call, "output"), textOption(call, "spending")];
  if ((output === undefined) !== (spending === undefined)) {
    throw new Problem("usage", "--output and --spending go together: give both or neither.");
  }
  return {
    exporter: textOption(call, "exporter") ?? "exporter",
    importer: textOption(call, "importer") ?? "importer",
    trade: textOption(call, "trade") ?? "trade",
    costs: costsBy(call),
    ...(output === undefined || spending === undefined ? {} : { output, spending }),
    sigma: numberOf("sigma", textOption(call, "sigma") ?? "5"),
    reference: needed(call, "reference"),
    closure,
  };
}

function costsBy(call: Call): CostsAsked {
  const [ratio, before, after, factors] = ["ratio", "openness", "new-openness", "factors"].map(
    (name) => textOption(call, name),
  );
  const given = [ratio, before ?? after, factors].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new Problem(
      "usage",
      "Say once how costs change: --ratio, or --openness with --new-openness, or --factors with --instead.",
    );
  }
  if (ratio !== undefined) return { kind: "ratio", column: ratio };
  if (factors === undefined) {
    if (before === undefined || after === undefined) {
      throw new Problem("usage", "--openness and --new-openness go together.");
    }
    return { kind: "openness", before, after };
  }
  const numbers = pairsOf("factors", factors).map(
    ([name, text]) => [name, numberOf("factors", text)] as const,
  );
  return {
    kind: "factors",
    factors: Object.fromEntries(numbers),
    constant: numberOf("constant", textOption(call, "constant") ?? "0"),
    instead: Object.fromEntries(pairsOf("instead", textOption(call, "instead") ?? "")),
  };
}

function pairsOf(option: string, text: string): readonly (readonly [string, string])[] {
  return text
    .split(",")
    .filter((one) => one.trim() !== "")
    .map((one) => {
      const [name = "", value = "", more] = one.split("=").map((part) => part.trim());
      if (name !== "" && value !== "" && more === undefined) return [name, value];
      throw new Problem("usage", `--${option} is written NAME=VALUE, with commas between.`);
    });
}

function numberOf(option: string, text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new Problem("usage", `--${option} needs a number.`);
}

function needed(call: Call, name: string): string {
  const value = textOption(call, name);
  if (value !== undefined && value.trim() !== "") return value.trim();
  throw new Problem("usage", `hamkor equilibrium needs --${name}: see hamkor help equilibrium.`);
}

function draw({ asked, full, conditional, convergence, states }: EquilibriumAnswer): string {
  const line = (cells: readonly string[]) =>
    cells
      .map((one, i) => (i === 0 ? one.padEnd(10) : one.padStart(15)))
      .join("")
      .trimEnd();
  const percent = (value: number | undefined) => (value === undefined ? "–" : value.toFixed(4));
  return `${[
    `${states} states, sigma ${asked.sigma}, closure ${asked.closure}, prices in the price level of ${asked.reference}; percent of what was`,
    `${convergence.rounds} rounds; flows added up miss output by ${convergence.missedOutput.toExponential(1)} and spending by ${convergence.missedSpending.toExponential(1)} at most`,
    "",
    line(["state", "exports (cond.)", "exports", "price", "price level", "real income"]),
    ...full.map((one, i) =>
      line([
        one.state,
        ...[conditional[i]?.exports, one.exports, one.price, one.priceLevel, one.realIncome].map(
          percent,
        ),
      ]),
    ),
  ].join("\n")}\n`;
}
