import {
  answerRoute,
  type By,
  type ModelFiles,
  nameNodes,
  type PlaceName,
  type RouteGround,
  readRouteGround,
} from "../models/index.ts";
import { type Dossier, openDossier, readBytes, readTable } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions } from "./place.ts";
import { drawRoutes } from "./routeDraw.ts";

const kinds: readonly By[] = ["time", "cost", "km", "generalised"];

/** `hamkor route`: the best ways from one place to another. */
export const command: Command = {
  usage: "route FROM TO",
  describe:
    "The best ways for goods from one place to another (or to the word sea): legs, borders, hours and USD with bands.",
  options: {
    dossier: placeOptions.dossier,
    mode: { type: "string", describe: "rail, road, sea, apart by commas (default: all)" },
    by: { type: "string", describe: "time, cost, km or generalised (default)" },
    k: { type: "string", describe: "how many ways (default 3)" },
    shared: {
      type: "string",
      describe: "most kilometres that a way may share with one before, in per cent (default 80)",
    },
    without: { type: "string", describe: "links, places or states (ISO3) left out, by commas" },
    with: { type: "string", describe: "links not yet open, by id or A:B, or the word planned" },
    json: { type: "boolean", describe: "as JSON" },
  },
  run: async (call) => {
    const [from, to, more] = call.words;
    if (from === undefined || to === undefined || more !== undefined) {
      throw new Problem("usage", "hamkor route needs two places; quote a name of several words.");
    }
    const dossier = openDossier(dossierFolder(call));
    const files: ModelFiles = {
      text: (path) => Buffer.from(readBytes(dossier, path)).toString("utf8"),
    };
    const ground = readRouteGround(files);
    const answer = answerRoute(ground, namesOf(ground, dossier), { ...askedOf(call), from, to });
    if (call.options.json === true) writeJson(call.terminal, answer);
    else call.terminal.out(drawRoutes(ground, answer));
    return exitCodes.done;
  },
};

function askedOf(call: Call): Omit<Parameters<typeof answerRoute>[2], "from" | "to"> {
  const by = textOption(call, "by") ?? "generalised";
  const known = kinds.find((one) => one === by);
  if (known === undefined) throw new Problem("usage", `--by is ${kinds.join(", ")}, not ${by}.`);
  const modes = listOf(call, "mode");
  const odd = modes.find((mode) => !["rail", "road", "sea"].includes(mode));
  if (odd !== undefined) throw new Problem("usage", `--mode is rail, road or sea, not ${odd}.`);
  return {
    by: known,
    ...(modes.length === 0 ? {} : { modes }),
    count: wholeOf(call, "k", 3, 20),
    mostShared: wholeOf(call, "shared", 80, 100) / 100,
    without: listOf(call, "without"),
    withLinks: listOf(call, "with"),
  };
}

const listOf = (call: Call, name: string): readonly string[] =>
  (textOption(call, name) ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

function wholeOf(call: Call, name: string, usual: number, most: number): number {
  const value = Number(textOption(call, name) ?? usual);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Problem("usage", `--${name} is a whole number from 1 to ${most}.`);
}

/** Names of places in the dossier's languages, and of states, each of which stands for its main place. */
function namesOf(ground: RouteGround, dossier: Dossier): Parameters<typeof answerRoute>[1] {
  const { network, transport } = ground.ways;
  const terms = readTable(dossier, "glossary/glossary.csv")?.records ?? [];
  const places = terms
    .map(({ fields }) => fields)
    .filter((fields) => fields.category === "place")
    .map(
      (fields): PlaceName => ({
        en: fields.term_en ?? "",
        others: [
          { text: fields.term_uz_latn ?? "", spelling: "uz-Latn" },
          { text: fields.term_uz_cyrl ?? "", spelling: "uz-Cyrl" },
          { text: fields.term_ru ?? "", spelling: "ru" },
          { text: fields.term_kk ?? "", spelling: "kk" },
        ],
      }),
    );
  const states = new Map<string, string>();
  for (const { fields } of readTable(dossier, "register/states.csv")?.records ?? []) {
    const node = transport.places[fields.iso3 ?? ""];
    if (node === undefined) continue;
    for (const key of ["iso3", "name_en", "name_uz_latn", "name_uz_cyrl", "name_ru", "name_kk"]) {
      states.set(fields[key] ?? "", node);
    }
  }
  return nameNodes(network, places, states);
}
