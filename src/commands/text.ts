import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { describeLine, type LineOperation, lineOperations } from "../language/index.ts";
import { type Language, Problem, recognisedLanguages } from "../terms/index.ts";
import { type Command, textOption } from "./command.ts";
import { exitCodes } from "./exit.ts";

/** `hamkor text`: what the language room makes of each line, as JSON lines. */
export const command: Command = {
  usage: "text OPERATION < LINES",
  describe: `Reads lines and writes JSON lines. Operations: ${lineOperations.join(", ")}.`,
  options: {
    language: { type: "string", describe: "the language of all lines, instead of detecting it" },
    to: {
      type: "string",
      describe: "transliterate: the spelling wanted (default: the other script)",
    },
  },
  run: async (call) => {
    const operation = parseOperation(call.words[0]);
    const language = parseLanguage(textOption(call, "language"));
    const to = textOption(call, "to");
    const input = Readable.from(call.input);
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      call.terminal.out(`${JSON.stringify(describeLine(operation, line, { language, to }))}\n`);
    }
    return exitCodes.done;
  },
};

function parseOperation(word: string | undefined): LineOperation {
  const found = lineOperations.find((one) => one === word);
  if (found !== undefined) return found;
  throw new Problem("usage", `hamkor text needs an operation: ${lineOperations.join(", ")}.`);
}

function parseLanguage(tag: string | undefined): Language | undefined {
  if (tag === undefined) return undefined;
  const found = recognisedLanguages.find((one) => one === tag);
  if (found !== undefined) return found;
  throw new Problem(
    "usage",
    `That language is not known: use one of ${recognisedLanguages.join(", ")}.`,
  );
}
