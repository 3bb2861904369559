// How long a build of the shipped dossier takes: cold, one document changed, nothing changed.
// Budgets (DESIGN section 12): 8 / 1.5 / 0.5 s must, 3 / 0.5 / 0.15 s aim. Whole processes, as a user runs them.
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), "hamkor-bench-"));
cpSync(join(root, "dossiers/central-asia"), folder, { recursive: true });
rmSync(join(folder, ".hamkor"), { recursive: true, force: true });
/** @type {Record<string, number[]>} */
const times = { cold: [], "one changed": [], "nothing changed": [] };
try {
  for (let round = 0; round < rounds; round += 1) {
    rmSync(join(folder, ".hamkor"), { recursive: true, force: true });
    times.cold?.push(build());
    appendFileSync(join(folder, "documents/en-amu-darya-shares.md"), `\nAdded line ${round}.\n`);
    times["one changed"]?.push(build());
    times["nothing changed"]?.push(build());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const [name, all] of Object.entries(times)) {
  const sorted = [...all].sort((a, b) => a - b);
  const [least = 0, middle = 0, most = 0] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  console.log(
    `${name.padEnd(16)} median ${middle.toFixed(2)} s  (${least.toFixed(2)}–${most.toFixed(2)}, n=${all.length})`,
  );
}

function build() {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["bin/hamkor.mjs", "build", "--dossier", folder],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  if (status === null || status > 1) throw new Error(stderr);
  return (performance.now() - start) / 1000;
}
