import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  panelCited,
  panelJson,
  panelPackage,
  panelSdmx,
  panelSheet,
  toBibtex,
  toCsv,
} from "../briefs/index.ts";
import { askPanel, type Panel, panelNames, readPanelGround } from "../measures/index.ts";
import { openBuilt } from "../pipeline.ts";
import { isPartialDate, latestDay, Problem, parsePair } from "../terms/index.ts";
import { type Call, type Command, textOption } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { formOptions, handOut } from "./tableForms.ts";

/** `hamkor panel`: states or pairs over time, with columns by name. */
export const command: Command = {
  usage: "panel",
  describe: "A panel of pairs of states over time, with chosen columns and their sources.",
  options: {
    ...placeOptions,
    columns: {
      type: "string",
      describe: "names with commas; NAME@EDITION takes one edition, NAME@every all",
    },
    list: { type: "boolean", describe: "lists the names that columns can have" },
    pairs: {
      type: "string",
      describe: "AAA-BBB with commas (default: all pairs of the dossier’s states and neighbours)",
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
    ...formOptions,
    sdmx: { type: "boolean", describe: "as SDMX-CSV" },
    package: {
      type: "string",
      describe: "folder for a Data Package: panel.csv, datapackage.json, sources.bib",
    },
  },
  run: async (call) => {
    const folder = dossierFolder(call);
    const { dossier, store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const ground = await readPanelGround(dossier, store);
      if (call.options.list === true) {
        call.terminal.out(`${panelNames(ground).join("\n")}\n`);
        return exitCodes.done;
      }
      const panel = await askPanel(ground, requestOf(call, dossier.settings));
      const into = textOption(call, "package");
      if (into !== undefined) writePackage(call, panel, into);
      else await handOut(call, handed(panel));
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

const handed = (panel: Panel) => ({
  title: "Panel",
  sheet: () => panelSheet(panel),
  json: () => panelJson(panel),
  cited: () => panelCited(panel),
  more: { sdmx: () => toCsv(panelSdmx(panel)) },
});

function writePackage(call: Call, panel: Panel, into: string): void {
  const folder = resolve(call.folder, into);
  mkdirSync(folder, { recursive: true });
  const csv = toCsv(panelSheet(panel));
  writeFileSync(join(folder, "panel.csv"), csv);
  const described = panelPackage(panel, csv, "panel.csv");
  writeFileSync(join(folder, "datapackage.json"), `${JSON.stringify(described, undefined, 2)}\n`);
  writeFileSync(join(folder, "sources.bib"), toBibtex(panelCited(panel)));
  call.terminal.error(`hamkor: ${into} has panel.csv, datapackage.json and sources.bib\n`);
}

const grains = ["pair-year", "directed-pair-year", "state-year", "pair-month"] as const;

interface Bounds {
  readonly period: { readonly from: number; readonly to: number };
  readonly asOf: string;
}

function requestOf(call: Call, { period, asOf }: Bounds) {
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
