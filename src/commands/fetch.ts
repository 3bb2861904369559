import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseFetchLayout } from "../indicators/index.ts";
import { openDossier, packageContent, readContent } from "../sources/index.ts";
import { isPartialDate, Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { type Fetched, fetchEdition } from "./fetchEdition.ts";
import { dossierFolder, placeOptions } from "./place.ts";

/** `hamkor fetch`: a new edition of a source’s figures, beside those that the dossier has. */
export const command: Command = {
  usage: "fetch SOURCE",
  describe:
    "Asks a source of figures for a new edition and puts it beside the ones that the dossier has; nothing is replaced.",
  options: {
    dossier: placeOptions.dossier,
    series: {
      type: "string",
      describe: "concepts with commas (default: all that source and dossier both have)",
    },
    from: { type: "string", describe: "first year (default: of the dossier)" },
    to: { type: "string", describe: "last year" },
    on: {
      type: "string",
      describe: "today’s date, for sources that name no edition (default: the dossier’s day)",
    },
    address: { type: "string", describe: "scheme, host and port of a copy of the source" },
    key: {
      type: "string",
      describe: "name of the environment variable that holds the source’s key",
    },
  },
  run: async (call) => {
    const [source] = call.words;
    const known = layoutNames();
    if (source === undefined || !known.includes(source)) {
      throw new Problem("usage", `Name a source: ${known.join(", ")}.`);
    }
    const dossier = openDossier(dossierFolder(call));
    const path = `fetch/${source}.yaml`;
    const layout = parseFetchLayout(readContent(dossier, path), `content/${path}`);
    const { period, asOf } = dossier.settings;
    const on = textOption(call, "on") ?? asOf;
    if (on.length !== 10 || !isPartialDate(on))
      throw new Problem("usage", "--on is a day: YYYY-MM-DD.");
    const wanted = textOption(call, "series")?.split(",");
    const strange = wanted?.find((one) => !layout.series.some(({ concept }) => concept === one));
    if (strange !== undefined) {
      const names = layout.series.map(({ concept }) => concept).join(", ");
      throw new Problem("usage", `${source} has no series ${strange}: it has ${names}.`);
    }
    const from = yearOf(call, "from") ?? period.from;
    const to = yearOf(call, "to") ?? Number(on.slice(0, 4));
    const done: Fetched[] = [];
    for (const series of layout.series) {
      if (wanted !== undefined && !wanted.includes(series.concept)) continue;
      call.terminal.error(`hamkor: asking for ${series.concept}\n`);
      const asked = {
        source,
        layout,
        series,
        from,
        to,
        on,
        base: textOption(call, "address"),
        key: keyOf(call),
      };
      // Each edition is kept as soon as it is whole: what comes after may fail without losing it.
      done.push(await fetchEdition(dossier.folder, asked));
    }
    if (call.options.json === true) writeJson(call.terminal, { source, editions: done });
    else call.terminal.out(done.map(told).join(""));
    return exitCodes.done;
  },
};

const layoutNames = () =>
  readdirSync(join(packageContent, "fetch"))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .sort();

function yearOf(call: Call, name: string): number | undefined {
  const written = textOption(call, name);
  if (written === undefined) return undefined;
  if (/^\d{4}$/.test(written)) return Number(written);
  throw new Problem("usage", `--${name} is a year of four digits.`);
}

function keyOf(call: Call): string | undefined {
  const variable = textOption(call, "key");
  if (variable === undefined) return undefined;
  const key = process.env[variable];
  if (key !== undefined && key !== "") return key;
  throw new Problem("usage", `The environment has no ${variable}: put the key there.`);
}

function told({ series, state, figures, gaps, file }: Fetched): string {
  return state === "already there"
    ? `${series}: the dossier has this edition already\n`
    : `${series}: ${figures} figures and ${gaps} gaps in ${file}; hamkor build takes them in\n`;
}
