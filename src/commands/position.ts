import { positionJson, positionSheet, sourcesCited } from "../briefs/index.ts";
import { answerPosition, readPositionGround } from "../measures/index.ts";
import { openBuilt } from "../pipeline.ts";
import { Problem } from "../terms/index.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { formOptions, handOut } from "./tableForms.ts";

/** `hamkor position`: where a state lies. */
export const command: Command = {
  usage: "position STATE",
  describe:
    "Neighbours, shares of border, landlocked degree, states to the open sea, place in the graph of neighbours.",
  options: { ...placeOptions, ...formOptions },
  run: async (call) => {
    const [written, more] = call.words;
    if (written === undefined || more !== undefined) {
      throw new Problem("usage", "Name one state by its ISO3 code.");
    }
    const state = written.toUpperCase();
    const folder = dossierFolder(call);
    const { dossier, store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const ground = await readPositionGround(dossier, store);
      const found = answerPosition(ground, state);
      await handOut(call, {
        title: `Position of ${state}`,
        sheet: () => positionSheet(found),
        json: () => positionJson(ground, found),
        cited: () => sourcesCited(ground.sources),
      });
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};
