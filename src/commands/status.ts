import { openBuilt } from "../pipeline.ts";
import { createDesk, type StatusAnswer, statusAnswer } from "../server/index.ts";
import { Problem } from "../terms/index.ts";
import { type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

/** `hamkor status`: how one entry stands on a day, by which rule and on which acts. */
export const command: Command = {
  usage: "status ID",
  describe: "Says how an entry of the register stands on a day, by which rule and on which acts.",
  options: {
    ...placeOptions,
    on: { type: "string", describe: "day, YYYY-MM-DD, YYYY-MM or YYYY (default: the dossier's)" },
  },
  run: async (call) => {
    const [id] = call.words;
    if (id === undefined) throw new Problem("usage", "hamkor status needs the id of an entry.");
    const folder = dossierFolder(call);
    const opened = await openBuilt(folder, storeFolder(call, folder));
    try {
      const found = statusAnswer(await createDesk(opened), id, textOption(call, "on"));
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(printable(draw(found)));
    } finally {
      opened.store.close();
    }
    return exitCodes.done;
  },
};

function draw({
  id,
  on,
  status,
  rule,
  explanation,
  acts,
  conflicts,
  byParty,
}: StatusAnswer): string {
  const told = acts.map(
    (one) =>
      `  ${one.date}  ${one.act}${one.party === undefined ? "" : ` (${one.party})`}  ${one.source.title}`,
  );
  const parties = byParty.map((one) => `  ${one.party}: ${one.status} [${one.rule}]`);
  const apart = conflicts.map(
    (one) =>
      `  ${one.about}: ${one.acts.map((act) => `${act.date} by ${act.source.title}`).join(" | ")}`,
  );
  return `${[
    `${id} on ${on}: ${status} [${rule}]`,
    explanation,
    ...told,
    ...(parties.length > 0 ? ["By party:", ...parties] : []),
    ...(apart.length > 0 ? ["Sources disagree; all stand:", ...apart] : []),
  ].join("\n")}\n`;
}
