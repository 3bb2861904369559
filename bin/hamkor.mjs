#!/usr/bin/env node
// Starts the compiled command; in a fresh checkout it is compiled first, once.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const compiled = new URL("../dist/commands/main.js", import.meta.url);
if (!existsSync(compiled)) {
  const script = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
const { main } = await import(compiled.href);
process.exitCode = await main(process.argv.slice(2));
