import { parseArgs } from "node:util";
import { Problem } from "../terms/index.ts";
import type { Command } from "./command.ts";
import { type ExitCode, exitCodes } from "./exit.ts";
import { help } from "./help.ts";
import { commandNames, loadCommand } from "./list.ts";
import { printable, processTerminal, type Terminal } from "./terminal.ts";

/**
 * Runs `hamkor` with its words and gives the exit code.
 *
 * Every error ends here as one line that says what is wrong, where, and what to do; with `--json` as problem
 * details on standard error. Document text is never printed.
 */
export async function main(
  words: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<ExitCode> {
  const [name = "help", ...rest] = words;
  if (name === "help" || name === "--help" || name === "-h") {
    terminal.out(await help(rest[0]));
    return exitCodes.done;
  }
  const command = await loadCommand(name);
  if (command === undefined) {
    terminal.error(
      `hamkor: there is no command “${printable(name.slice(0, 40))}”. There are: ${commandNames.join(", ")}.\n`,
    );
    return exitCodes.usage;
  }
  return run(name, command, rest, terminal);
}

async function run(
  name: string,
  command: Command,
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  let asJson = words.includes("--json");
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      strict: true,
      options: { ...command.options, json: { type: "boolean" }, help: { type: "boolean" } },
    });
    if (values.help === true) {
      terminal.out(await help(name));
      return exitCodes.done;
    }
    asJson = values.json === true;
    return await command.run({
      words: positionals,
      options: values,
      terminal,
      input: process.stdin,
      folder: process.cwd(),
    });
  } catch (error) {
    return report(name, error, asJson, terminal);
  }
}

function report(name: string, error: unknown, asJson: boolean, terminal: Terminal): ExitCode {
  if (isUsageError(error)) {
    terminal.error(`hamkor ${name}: ${printable(error.message)}\nSee \`hamkor help ${name}\`.\n`);
    return exitCodes.usage;
  }
  const problem = error instanceof Problem ? error : unexpected(error);
  const where = problem.where === undefined ? "" : ` (${printable(problem.where)})`;
  if (asJson) {
    const details = {
      type: "about:blank",
      title: problem.code,
      code: problem.code,
      detail: problem.message,
    };
    terminal.error(`${JSON.stringify({ ...details, where: problem.where })}\n`);
  } else {
    terminal.error(`hamkor ${name}: ${printable(problem.message)}${where} [${problem.code}]\n`);
  }
  return problem.code === "usage" ? exitCodes.usage : exitCodes.problem;
}

/** What nobody foresaw: its kind and code are told, its message is not, for it may hold document text. */
function unexpected(error: unknown): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const kind = error instanceof Error ? error.name : typeof error;
  const reason =
    systemErrors[code] ??
    `An unexpected error (${kind}${code === "" ? "" : ` ${code}`}) stopped the work; nothing was changed.`;
  if (process.env.HAMKOR_DEBUG !== undefined) console.error(error);
  return new Problem(code === "" ? "unexpected" : code.toLowerCase(), reason, { cause: error });
}

const systemErrors: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: the last good build stands. Make room and try again.",
  EACCES: "The folder may not be written or read: check its permissions.",
  EROFS: "The folder cannot be written: name another place with --store.",
  ENOENT: "A file that was there has gone: try again.",
  EADDRINUSE: "The port is taken: name another with --port.",
};

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}
