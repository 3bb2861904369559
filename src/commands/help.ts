import { commandNames, loadCommand } from "./list.ts";

const closing = `
Every command takes --json (one JSON document on standard output) and --help.
Exit codes: 0 done; 1 done, but the dossier has findings of severity error; 2 the command line is wrong;
3 a problem stopped the work and nothing was changed.
`;

/** The help text of `hamkor`, or of one command. */
export async function help(name?: string): Promise<string> {
  const command = name === undefined ? undefined : await loadCommand(name);
  if (command === undefined) return overview();
  const options = Object.entries(command.options).map(
    ([option, { type, describe }]) =>
      `  --${option}${type === "string" ? " VALUE" : ""}`.padEnd(24) + describe,
  );
  return [`hamkor ${command.usage}`, "", command.describe, "", ...options, closing].join("\n");
}

async function overview(): Promise<string> {
  const lines: string[] = [];
  for (const name of commandNames) {
    const command = await loadCommand(name);
    const firstLine = command?.describe.split("\n")[0] ?? "";
    lines.push(`  hamkor ${command?.usage ?? name}`.padEnd(46) + firstLine);
  }
  return [
    "Hamkor: documents and figures in, an evidence-linked account of a relation between states out.",
    "",
    ...lines,
    closing,
  ].join("\n");
}
