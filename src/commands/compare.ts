import { openBuilt } from "../pipeline.ts";
import { createDesk, viewCompared } from "../server/index.ts";
import { Problem } from "../terms/index.ts";
import { type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

/** `hamkor compare`: two doctrines side by side. */
export const command: Command = {
  usage: "compare DOCTRINE DOCTRINE",
  describe:
    "Sets two doctrines side by side: orders of priorities, the same questions, and where interests meet.",
  options: {
    ...placeOptions,
    on: { type: "string", describe: "day, YYYY-MM-DD, YYYY-MM or YYYY (default: the dossier's)" },
  },
  run: async (call) => {
    const [first, second, more] = call.words;
    if (first === undefined || second === undefined || more !== undefined) {
      throw new Problem("usage", "hamkor compare needs the ids of two doctrines.");
    }
    const folder = dossierFolder(call);
    const opened = await openBuilt(folder, storeFolder(call, folder));
    try {
      const found = await viewCompared(
        await createDesk(opened),
        first,
        second,
        textOption(call, "on"),
      );
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(printable(draw(found)));
    } finally {
      opened.store.close();
    }
    return exitCodes.done;
  },
};

type Found = Awaited<ReturnType<typeof viewCompared>>;

function draw({ asOf, sides, orders, directions, persistence }: Found): string {
  const names = sides.map((one) => one.doctrine.id).join(" | ");
  return `${[
    `${names} on ${asOf}`,
    ...orders.flatMap((one) => drawOrder(one, persistence)),
    ...directions.map(drawDirection),
  ].join("\n")}\n`;
}

function drawOrder(
  { by, sides, shared, tau, overlap, reason, combinations }: Found["orders"][number],
  persistence: number,
): readonly string[] {
  const lists = sides.map((side) =>
    side.length === 0 ? "not stated" : side.map((one) => `${one.rank} ${one.id}`).join(", "),
  );
  const capped = combinations.isCapped ? ` of ${combinations.possible}` : "";
  const figures = [
    `τ ${figure(tau)}`,
    `overlap (p = ${persistence}) ${figure(overlap)}`,
    `${shared} shared`,
    `${combinations.tried}${capped} orders of readers`,
  ];
  return [
    `Order by ${by}: ${lists.join(" | ")}`,
    `  ${figures.join("; ")}${reason === undefined ? "" : `; ${reason}`}`,
  ];
}

function figure(one: Found["orders"][number]["tau"]): string {
  if (one === undefined) return "none";
  return `${one.value.toFixed(2)} (${one.low.toFixed(2)} to ${one.high.toFixed(2)})`;
}

function drawDirection({ direction, sides, relations }: Found["directions"][number]): string {
  const states = sides.map(
    (one) => `${one.state}${one.interests.length > 0 ? `: ${one.interests.join(", ")}` : ""}`,
  );
  const how = relations.map((one) => `${one.relation} [${one.rule}]`).join(", ");
  return `${direction.padEnd(14)} ${states.join(" | ")}  →  ${how}`;
}
