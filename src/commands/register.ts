import { openBuilt } from "../pipeline.ts";
import { createDesk, entryKinds, listEntries, registerFilters } from "../server/index.ts";
import { Problem } from "../terms/index.ts";
import { type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

const keys = [...registerFilters, "pair"] as const;

type Narrowed = Readonly<Partial<Record<(typeof keys)[number], string>>>;

/** `hamkor register`: entries of a kind as they stand on a day. */
export const command: Command = {
  usage: "register KIND",
  describe:
    "Lists the agreements, commitments, disputes, doctrines, meetings or priorities of a day, with their statuses.",
  options: {
    ...placeOptions,
    on: { type: "string", describe: "day, YYYY-MM-DD, YYYY-MM or YYYY (default: the dossier's)" },
    where: { type: "string", describe: `narrowed by ${keys.join("=, ")}=, with commas in between` },
    offset: { type: "string", describe: "how many to pass over (default 0)" },
    limit: { type: "string", describe: "most to show (default: all)" },
  },
  run: async (call) => {
    const of = kindOf(call.words[0]);
    const wanted = parseWhere(textOption(call, "where") ?? "");
    const [offset, limit] = [
      parseCount(textOption(call, "offset"), 0),
      parseCount(textOption(call, "limit"), Number.MAX_SAFE_INTEGER),
    ];
    const folder = dossierFolder(call);
    const opened = await openBuilt(folder, storeFolder(call, folder));
    try {
      const asOf = textOption(call, "on");
      const asked = { ...wanted, asOf, sort: "date", offset, limit } as const;
      const found = listEntries(await createDesk(opened), of, asked);
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(printable(draw(found)));
    } finally {
      opened.store.close();
    }
    return exitCodes.done;
  },
};

type Kind = (typeof entryKinds)[number];

/** A kind by its name, also in the plural. */
function kindOf(word: string | undefined): Kind {
  const found = entryKinds.find((one) =>
    [one, `${one}s`, one.replace(/y$/, "ies")].includes(word ?? ""),
  );
  if (found !== undefined) return found;
  throw new Problem("usage", `hamkor register needs a kind: ${entryKinds.join(", ")}.`);
}

function parseWhere(text: string): Narrowed {
  const found: Partial<Record<(typeof keys)[number], string>> = {};
  for (const part of text.split(",").map((one) => one.trim())) {
    if (part === "") continue;
    const [name = "", ...rest] = part.split("=");
    const key = keys.find((one) => one === name.trim());
    const value = rest.join("=").trim();
    if (key === undefined || value === "") {
      throw new Problem("usage", `--where takes ${keys.join("=, ")}= with a value each.`);
    }
    if (found[key] !== undefined) {
      throw new Problem("usage", `--where names ${key} twice: give it one value.`);
    }
    found[key] = value;
  }
  return found;
}

function parseCount(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw new Problem("usage", "The offset and the limit must be whole numbers.");
}

function draw({ kind, asOf, total, entries }: ReturnType<typeof listEntries>): string {
  const lines = entries.map(({ id, date, title, status, parties }) => {
    const name = title.en ?? Object.values(title)[0] ?? id;
    const mark = status.conflicts.length > 0 ? " (sources disagree)" : "";
    return `${(date ?? "").padEnd(10)}  ${status.status.padEnd(16)}  ${id}  ${name}  [${parties.join(", ")}]${mark}`;
  });
  const cut = entries.length < total ? [`… ${entries.length} of ${total} shown`] : [];
  return `${[`${total} ${kind} on ${asOf}`, ...lines, ...cut].join("\n")}\n`;
}
