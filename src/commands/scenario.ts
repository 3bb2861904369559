import {
  drawScenario,
  openScenario,
  runScenario,
  scenarioIds,
  scenarioOf,
  settingsIn,
} from "../models/index.ts";
import { openDossier } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions } from "./place.ts";
import { drawOutcome } from "./scenarioDraw.ts";

/** `hamkor scenario`: a what-if of the dossier, once and over its draws. */
export const command: Command = {
  usage: "scenario [NAME]",
  describe:
    "Runs a scenario of the dossier: without the change, with it, the difference, bands and what they rest on; without a name, lists them.",
  options: {
    dossier: placeOptions.dossier,
    set: { type: "string", describe: "what to set otherwise: id:value,id:value (as in the page)" },
    draws: { type: "string", describe: "how many draws (default: the scenario's own; 0: none)" },
    json: { type: "boolean", describe: "print JSON" },
  },
  run: async (call) => {
    const [name, more] = call.words;
    if (more !== undefined) throw new Problem("usage", "hamkor scenario takes one NAME.");
    const dossier = openDossier(dossierFolder(call));
    if (name === undefined) {
      const all = scenarioIds(dossier).map((id) => scenarioOf(dossier, id));
      if (call.options.json === true) {
        const listed = all.map(({ id, model, title, question }) => ({
          id,
          model,
          title,
          question,
        }));
        writeJson(call.terminal, { scenarios: listed });
      } else {
        for (const { id, model, question } of all) {
          call.terminal.out(`${id} (${model}): ${question.en ?? Object.values(question)[0]}\n`);
        }
      }
      return exitCodes.done;
    }
    const open = openScenario(dossier, name);
    const given = settingsIn(textOption(call, "set") ?? "");
    const draws = drawsAsked(call);
    const outcome =
      draws === 0
        ? await runScenario(open, given)
        : await drawScenario(open, given, { draws, ...progressOn(call) });
    if (call.options.json === true) {
      const { input: _input, ...scenario } = open.scenario;
      writeJson(call.terminal, { scenario, ...open.words, files: open.files, ...outcome });
    } else {
      call.terminal.out(drawOutcome(open, outcome));
    }
    return exitCodes.done;
  },
};

/** Undefined for the scenario's own number. Throws: `usage`. */
function drawsAsked(call: Call): number | undefined {
  const text = textOption(call, "draws");
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 10_000) {
    throw new Problem("usage", "--draws is a whole number from 0 to 10000.");
  }
  return Number(text);
}

function progressOn({ terminal }: Call) {
  let told = -1;
  const onProgress = (done: number, total: number): void => {
    if (!terminal.isWatched) return;
    const tenth = Math.floor((done / total) * 10);
    if (tenth === told) return;
    told = tenth;
    terminal.error(`${done} of ${total} runs\n`);
  };
  return { onProgress };
}
