import { type PlacedDecision, readAllDecisions } from "../decisions/index.ts";
import { openBuilt } from "../pipeline.ts";
import { readProposalContent } from "../register/index.ts";
import { readQueue, readTitles, viewQueue } from "../server/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

/** `hamkor queue`: what the machine proposes for the register and waits for a person. */
export const command: Command = {
  usage: "queue",
  describe: "Lists what documents propose for the register, with reasons, quotes and decisions.",
  options: {
    ...placeOptions,
    state: {
      type: "string",
      describe:
        "open (default), accepted, corrected, rejected, merged, split or disputed; all for every one",
    },
    kind: { type: "string", describe: "act, agreement or commitment" },
    direction: { type: "string", describe: "direction of the frame" },
    document: { type: "string", describe: "id of a document" },
    offset: { type: "string", describe: "how many to pass over (default 0)" },
    limit: { type: "string", describe: "how many to list (default 100)" },
  },
  run: async (call) => {
    const folder = dossierFolder(call);
    const { store, dossier } = await openBuilt(folder, storeFolder(call, folder));
    try {
      // Decisions count at once, built or not.
      const queue = await readQueue(store, readAllDecisions(dossier).map(asRow));
      const { rules } = readProposalContent(dossier).rules;
      const names = {
        entries: await readTitles(store),
        explanations: new Map(rules.map((one) => [one.id, one.explanation])),
      };
      const found = viewQueue(queue, names, askedOf(call));
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(draw(found));
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

function asRow(one: PlacedDecision) {
  return { ...one, state: "", holds: false };
}

function askedOf(call: Call) {
  const state = textOption(call, "state") ?? "open";
  return {
    state: state === "all" ? undefined : state,
    kind: textOption(call, "kind"),
    direction: textOption(call, "direction"),
    document: textOption(call, "document"),
    offset: wholeOf(call, "offset", 0),
    limit: wholeOf(call, "limit", 100),
  };
}

function wholeOf(call: Call, name: string, otherwise: number): number {
  const written = textOption(call, name);
  if (written === undefined) return otherwise;
  if (/^\d{1,6}$/.test(written)) return Number(written);
  throw new Problem("usage", `--${name} must be a whole number.`);
}

function draw({ total, proposals }: ReturnType<typeof viewQueue>): string {
  const parts = proposals.map((one) => {
    const title = one.entryTitle.en ?? Object.values(one.entryTitle)[0] ?? one.entry;
    const who = one.party === undefined ? "" : ` by ${one.party}`;
    const head = `${one.id}  ${one.state}  ${one.kind}: ${one.act ?? ""} ${one.date ?? ""}${who}`;
    const about = `  ${one.isNew ? "new" : one.entry}: ${title} (${one.confidence}, ${one.rule})`;
    const quotes = one.quotes.map(
      ({ document, start, end, quote }) =>
        `  ${document} ${start}–${end}: ${quote.replace(/\s+/g, " ").slice(0, 160)}`,
    );
    return [head, about, ...quotes].join("\n");
  });
  return printable(`${[...parts, `${proposals.length} of ${total}`].join("\n\n")}\n`);
}
