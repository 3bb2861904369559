// Compiles the program (tsc) and the pages (vite) into dist/. With --if-needed it looks first whether
// anything has changed since the last time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const mark = join(root, "dist", ".built");

const digest = createHash("sha256");
const sources = [
  "src",
  "web",
  "content/phrases",
  "content/language",
  "scripts/pack",
  "package-lock.json",
];
const settings = ["vite.config.ts", "vite.pack.config.ts", "tsconfig.build.json"];
for (const path of [...sources, ...settings]) {
  add(join(root, path));
}
const wanted = digest.digest("hex");
const isBuilt = existsSync(mark) && readFileSync(mark, "utf8") === wanted;

if (!isBuilt || !process.argv.includes("--if-needed")) {
  // Built beside the last good one, which it replaces whole: a build that fails takes nothing away.
  const draft = join(root, `dist.building-${process.pid}`);
  step("messages", ["web/messages/compile.mjs"]);
  step("program", [
    "node_modules/typescript/bin/tsc",
    "-p",
    "tsconfig.build.json",
    "--outDir",
    draft,
  ]);
  const pages = ["--outDir", join(draft, "web"), "--emptyOutDir", "--logLevel", "warn"];
  step("pages", ["node_modules/vite/bin/vite.js", "build", ...pages]);
  // What one file or a site for any web server is put together from.
  for (const mode of ["pages", "answering"]) {
    const pack = [
      "--config",
      "vite.pack.config.ts",
      "--mode",
      mode,
      "--outDir",
      join(draft, "pack"),
    ];
    step(`${mode} without a server`, [
      "node_modules/vite/bin/vite.js",
      "build",
      ...pack,
      "--logLevel",
      "error",
    ]);
  }
  writeFileSync(join(draft, ".built"), wanted);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(draft, join(root, "dist"));
}

function step(name, args) {
  process.stderr.write(`hamkor: building the ${name}\n`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  process.stderr.write(`hamkor: the ${name} could not be built; see above\n`);
  rmSync(join(root, `dist.building-${process.pid}`), { recursive: true, force: true });
  process.exit(1);
}

function add(path) {
  if (!existsSync(path)) return;
  if (!isFolder(path)) {
    digest.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (name !== "compiled") add(join(path, name));
  }
}

function isFolder(path) {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
