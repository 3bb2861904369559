import { basename, resolve } from "node:path";
import { answerGame } from "../models/index.ts";
import { Problem } from "../terms/index.ts";
import { type Command, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { drawGame } from "./gameDraw.ts";
import { readSource } from "./source.ts";

const mostBytes = 2_000_000;

/** `hamkor game`: all solutions of a game that a user wrote. */
export const command: Command = {
  usage: "game FILE.json",
  describe:
    "Solves a game exactly, by the kind that the file tells: payoffs of two, worths of groups, a package, a vote, a shared cost, points.",
  options: {},
  run: async (call) => {
    const [name, more] = call.words;
    if (name === undefined || more !== undefined) {
      throw new Problem("usage", "hamkor game needs one FILE.json.");
    }
    const where = basename(name);
    const answer = answerGame(readJson(readSource(resolve(call.folder, name)), where), where);
    if (call.options.json === true) writeJson(call.terminal, answer);
    else call.terminal.out(drawGame(answer));
    return exitCodes.done;
  },
};

function readJson(bytes: Buffer, where: string): unknown {
  if (bytes.length > mostBytes) {
    throw new Problem("file-too-large", "A game of at most 2 MB is read.", { where });
  }
  try {
    return JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, ""));
  } catch (cause) {
    const told = cause instanceof Error ? /position \d+/.exec(cause.message)?.[0] : undefined;
    const place = told === undefined ? "" : ` (${told})`;
    throw new Problem("file-not-json", `The file is not JSON${place}: check commas and quotes.`, {
      where,
      cause,
    });
  }
}
