import { openBuilt } from "../pipeline.ts";
import { createDesk, viewChanges } from "../server/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

/** `hamkor changes`: what changed between two days. */
export const command: Command = {
  usage: "changes --from DATE --to DATE",
  describe:
    "Lists what changed after one day and up to another: acts, statuses, due days, editions, rows deleted.",
  options: {
    ...placeOptions,
    from: { type: "string", describe: "day before the first that counts (default: a year before)" },
    to: { type: "string", describe: "last day that counts (default: the dossier's own day)" },
    pair: { type: "string", describe: "only what concerns this pair, AAA-BBB" },
    direction: { type: "string", describe: "only this direction of the frame" },
    values: { type: "string", describe: "most values shown of one edition (default 50)" },
  },
  run: async (call) => {
    const folder = dossierFolder(call);
    const opened = await openBuilt(folder, storeFolder(call, folder));
    try {
      const found = await viewChanges(await createDesk(opened), {
        from: textOption(call, "from"),
        to: textOption(call, "to"),
        pair: textOption(call, "pair"),
        direction: textOption(call, "direction"),
        values: mostValues(call),
      });
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(printable(draw(found)));
    } finally {
      opened.store.close();
    }
    return exitCodes.done;
  },
};

function mostValues(call: Call): number {
  const text = textOption(call, "values") ?? "50";
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Problem("usage", "The number of values must be a whole number.");
}

type Found = Awaited<ReturnType<typeof viewChanges>>;

function draw({ from, to, total, counts, history, changes }: Found): string {
  const kinds = Object.entries(counts).filter(([, count]) => count > 0);
  const counted = kinds.map(([kind, count]) => `${count} ${kind}`).join(", ");
  const rows =
    history.state === "none"
      ? `Rows of the dossier: ${history.reason ?? ""}`
      : `Rows of the dossier: edition of ${history.from} against that of ${history.to}.`;
  const head = `After ${from} and up to ${to}: ${total} changes${total === 0 ? "" : ` (${counted})`}.`;
  return `${[head, rows, ...changes.map(line)].join("\n")}\n`;
}

function line(one: Found["changes"][number]): string {
  const title = one.title.en ?? Object.values(one.title)[0] ?? one.entry ?? "";
  return `${one.day} ${one.kind.padEnd(17)} ${title}${said(one)}`;
}

function said(one: Found["changes"][number]): string {
  const { act, before, after, figures, row, expected, about } = one;
  if (act !== undefined) return `: ${act.act} ${act.date}`;
  if (before !== undefined)
    return `: ${before.status} → ${after?.status ?? ""} (${after?.rule ?? ""})`;
  if (figures !== undefined) {
    const { moved, appeared, disappeared, vintage, earlier } = figures;
    const against = earlier === undefined ? "" : ` against ${earlier}`;
    return `: ${vintage}${against}: ${moved} moved, ${appeared} appeared, ${disappeared} disappeared`;
  }
  if (row !== undefined) return `: ${row.cells.map((cell) => cell.column).join(", ")}`;
  if (expected.length > 0) return `: none of ${expected.join(", ")}`;
  return about === undefined ? `: ${after?.status ?? ""}` : `: ${about}`;
}
