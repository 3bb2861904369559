import type { ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** What a command is given: its words, its options, and where to write. */
export interface Call {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly terminal: Terminal;
  /** Standard input, for commands that read lines. */
  readonly input: AsyncIterable<Buffer | string>;
  /** Folder in which the command was given. */
  readonly folder: string;
}

/** One option of a command, for parsing and for help. */
export interface Option {
  readonly type: "string" | "boolean";
  readonly describe: string;
}

/** One command of `hamkor`: a thin door to a room. */
export interface Command {
  readonly usage: string;
  readonly describe: string;
  readonly options: Readonly<Record<string, Option>>;
  run(call: Call): Promise<ExitCode>;
}

/** Writes a result as JSON, one document. */
export function writeJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** The value of a text option, or undefined. */
export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" ? value : undefined;
}
