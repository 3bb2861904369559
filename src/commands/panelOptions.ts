import type { PanelRequest } from "../measures/index.ts";
import { isPartialDate, latestDay, Problem, parsePair } from "../terms/index.ts";
import { type Call, textOption } from "./command.ts";

/** The options by which a panel is asked for. */
export const panelOptions = {
  columns: {
    type: "string",
    describe: "names with commas; NAME@EDITION takes one edition, NAME@every all",
  },
  pairs: {
    type: "string",
    describe: "AAA-BBB with commas (default: all of the dossier’s states and neighbours)",
  },
  states: { type: "string", describe: "ISO3 codes with commas: of a pair, both are among them" },
  grain: {
    type: "string",
    describe: "pair-year (default), directed-pair-year, state-year or pair-month",
  },
  from: { type: "string", describe: "first year (default: of the dossier)" },
  to: { type: "string", describe: "last year" },
  on: {
    type: "string",
    describe: "day by which an edition must have come out (default: the dossier’s own)",
  },
} as const;

const grains = ["pair-year", "directed-pair-year", "state-year", "pair-month"] as const;

interface Bounds {
  readonly period: { readonly from: number; readonly to: number };
  readonly asOf: string;
}

/**
 * The panel that a call asks for; what is not said comes from the dossier.
 *
 * Throws: `usage` naming the option.
 */
export function panelRequest(call: Call, { period, asOf }: Bounds): PanelRequest {
  const columns = listOption(call, "columns");
  if (columns === undefined) {
    throw new Problem(
      "usage",
      "Name the columns with --columns; hamkor panel --list has their names.",
    );
  }
  const wished = textOption(call, "grain") ?? "pair-year";
  const grain = grains.find((one) => one === wished);
  if (grain === undefined) throw new Problem("usage", `--grain is one of ${grains.join(", ")}.`);
  const on = textOption(call, "on") ?? asOf;
  if (!isPartialDate(on)) throw new Problem("usage", "--on is YYYY-MM-DD, YYYY-MM or YYYY.");
  return {
    grain,
    columns,
    states: listOption(call, "states"),
    pairs: listOption(call, "pairs")?.map((one) => {
      const { a, b } = parsePair(one);
      return [a, b] as const;
    }),
    from: yearOption(call, "from") ?? period.from,
    to: yearOption(call, "to") ?? Math.min(period.to, Number(asOf.slice(0, 4))),
    day: latestDay(on),
  };
}

function listOption(call: Call, name: string): readonly string[] | undefined {
  const written = textOption(call, name);
  const parts = written
    ?.split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return parts === undefined || parts.length === 0 ? undefined : parts;
}

function yearOption(call: Call, name: string): number | undefined {
  const written = textOption(call, name);
  if (written === undefined) return undefined;
  if (/^\d{4}$/.test(written)) return Number(written);
  throw new Problem("usage", `--${name} is a year of four digits.`);
}
