import { type EventMonth, type EventSeries, eventMonths } from "../evidence/index.ts";
import { openBuilt } from "../pipeline.ts";
import { parsePair } from "../terms/index.ts";
import { type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

/** `hamkor events`: events between two states by month, machine-coded and unverified. */
export const command: Command = {
  usage: "events [PAIR]",
  describe: "Counts machine-coded, unverified events between two states (AAA-BBB) by month.",
  options: {
    ...placeOptions,
    from: { type: "string", describe: "first month, YYYY-MM (default: what the files cover)" },
    to: { type: "string", describe: "last month, YYYY-MM" },
    dataset: { type: "string", describe: "gdelt2, icews, polecat or weis (default: each of them)" },
    types: { type: "boolean", describe: "also by PLOVER event type" },
  },
  run: async (call) => {
    const folder = dossierFolder(call);
    const { dossier, store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const pair = parsePair(call.words[0] ?? dossier.settings.focus.join("-"));
      const found = await eventMonths(store, pair, {
        from: textOption(call, "from"),
        to: textOption(call, "to"),
        dataset: textOption(call, "dataset"),
        byType: call.options.types === true,
      });
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(printable(draw(found)));
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

function draw({ label, pair, datasets, months, strays }: EventSeries): string {
  const sources = datasets.map(
    ({ id, titles, files, rows, used, refused, outOfScope, firstDay, lastDay }) =>
      `${id}: ${titles.join("; ")}; ${counted(files, "file")}, ${firstDay ?? "no day"} to ${lastDay ?? "no day"}; ` +
      `rows: ${rows} = ${used} used + ${refused} refused + ${outOfScope} out of scope`,
  );
  const none = datasets.length === 0 ? ["The dossier holds no such event data."] : [];
  const left = strays > 0 ? [`${strays} more are dated in months that no file covers.`] : [];
  return `${[`${pair}: ${label}`, ...sources, ...none, ...months.map(line), ...left].join("\n")}\n`;
}

function line({
  dataset,
  from,
  to,
  month,
  events,
  coveredDays,
  days,
  ...rest
}: EventMonth): string {
  const place = `${dataset.padEnd(8)} ${from}>${to} ${month}`;
  if (events === undefined) return `${place}  –  ${rest.missing}`;
  const score = rest.score === undefined ? "" : `, mean score ${rest.score.toFixed(2)}`;
  const single = rest.onePublisher === 0 ? "" : `, ${rest.onePublisher} from one publisher`;
  const part = coveredDays < days ? ` (${coveredDays} of ${days} days covered)` : "";
  const types = rest.types.map((one) => `${one.type ?? "no PLOVER type"} ${one.events}`).join(", ");
  const listed = types === "" ? "" : `: ${types}`;
  return `${place}  ${counted(events, "event")}${score}${single}${part}${listed}`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
