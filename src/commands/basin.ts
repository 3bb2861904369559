import { isAbsolute, join, normalize, resolve } from "node:path";
import type { Sheet } from "../briefs/index.ts";
import {
  type Basin,
  type ModelFiles,
  readBasin,
  runBasin,
  type Settings,
} from "../models/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { readSource } from "./source.ts";
import { formOptions, handOut } from "./tableForms.ts";

/** `hamkor basin`: a river of a user's own, run under a regime. */
export const command: Command = {
  usage: "basin FILE.yaml",
  describe:
    "Runs a river from its file: water, electricity, land and value by state under a regime, and every flow by month.",
  options: {
    regime: { type: "string", describe: "alone, shares, trade or joint (default: joint)" },
    hydrology: { type: "string", describe: "sequence of years of the file (default: its first)" },
    set: { type: "string", describe: "assumptions, as id=value with commas in between" },
    from: { type: "string", describe: "first year, where the file is a river alone (default 1)" },
    years: { type: "string", describe: "how many years, likewise (default 5)" },
    data: { type: "string", describe: "folder of the tables that FILE names (default: its own)" },
    ...formOptions,
  },
  run: async (call) => {
    const [name, more] = call.words;
    if (name === undefined || more !== undefined) {
      throw new Problem("usage", "hamkor basin needs one FILE.yaml.");
    }
    const path = resolve(call.folder, name);
    const from = count(call, "from", 1);
    const years = { from, to: from + count(call, "years", 5) - 1 };
    const river = readBasin(readSource(path).toString("utf8"), filesOf(call, path), name, years);
    const basin = await runBasin(river, settingsOf(call));
    await handOut(call, {
      title: `River ${basin.river}`,
      sheet: () => sheetOf(basin, basin.figures),
      json: () => basin,
      cited: () => [],
      text: () => draw(basin),
    });
    return exitCodes.done;
  },
};

/** Tables beside the river's file, or in the folder of --data; nothing outside it. */
function filesOf(call: Call, path: string): ModelFiles {
  const named = textOption(call, "data");
  const folder = named === undefined ? join(path, "..") : resolve(call.folder, named);
  return {
    text: (wanted) => {
      if (isAbsolute(wanted) || normalize(wanted).startsWith("..")) {
        const message = `${wanted} lies outside the folder of the data: name a file inside it.`;
        throw new Problem("model-file-missing", message, { where: wanted });
      }
      return readSource(join(folder, wanted)).toString("utf8");
    },
  };
}

function count(call: Call, option: string, otherwise: number): number {
  const text = textOption(call, option);
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 9999) return number;
  throw new Problem("usage", `--${option} is a whole number from 1.`);
}

function settingsOf(call: Call): Settings {
  const set = (textOption(call, "set") ?? "").split(",").filter((one) => one.trim() !== "");
  const pairs = set.map((one): [string, number] => {
    const [id = "", value = ""] = one.split("=").map((part) => part.trim());
    const number = value === "" ? Number.NaN : Number(value);
    if (id !== "" && Number.isFinite(number)) return [id, number];
    throw new Problem("usage", "--set takes id=number, with commas in between.");
  });
  const words = ["regime", "hydrology"].flatMap((id): [string, string][] => {
    const text = textOption(call, id);
    return text === undefined ? [] : [[id, text]];
  });
  return Object.fromEntries<number | string>([...pairs, ...words]);
}

const columns = [
  {
    name: "measure",
    kind: "text",
    describe: "what is counted, as content/models/rivers.yaml has it",
  },
  { name: "state", kind: "text", describe: "state, where the number belongs to one" },
  { name: "item", kind: "text", describe: "place on the river, where the number belongs to one" },
  { name: "year", kind: "number", describe: "year; none for a mean year" },
  { name: "month", kind: "number", describe: "step of the mean year; none for a whole year" },
  { name: "value", kind: "number", describe: "the number, in the measure's unit" },
] as const;

function sheetOf({ river }: Basin, figures: Basin["figures"]): Sheet {
  return {
    name: river,
    columns,
    rows: figures.map((one) => columns.map(({ name }) => one[name])),
  };
}

/** The mean year at a glance: one line a measure. */
function draw({ river, figures, detail }: Basin): string {
  const mean = figures.filter((one) => one.year === undefined && one.month === undefined);
  const measures = [...new Set(mean.map((one) => one.measure))];
  const lines = measures.map((measure) => {
    const parts = mean
      .filter((one) => one.measure === measure)
      .map(({ state, item, value }) => {
        const number = value === undefined ? "none" : String(Number(value.toPrecision(4)));
        return `${[state, item].filter((one) => one !== undefined).join(" ")} ${number}`.trim();
      });
    return `${measure.padEnd(18)} ${parts.join("   ")}`;
  });
  const checks = `Water balances to ${detail.imbalance.toExponential(0)} km³; electricity is met by its straight line to ${(100 * detail.headGap).toFixed(2)} %.`;
  return [`${river}, ${detail.regime}: a mean year`, ...lines, checks, ""].join("\n");
}
