// Speed of measures: runs every file of bench/measures in a process of its own, one after another. A file that needs
// ../shared says so and stops when it is not here. `node bench/measures.mjs votes` runs one of them.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("measures", import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".mjs"))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace(/\.mjs$/, "")))
  .sort();
for (const name of files) {
  console.log(`— ${name}`);
  const { status } = spawnSync(process.execPath, [join(folder, name)], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
