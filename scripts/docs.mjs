// Writes the guides that are made from code, docs/tables.md and docs/commands.md (a test holds them true), and lists the
// translations whose English has changed since; `--stamp ru/NAME` says that one tells again what the English tells.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describeCommands, describeTables } from "../test/house/guides.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { stages } = await import("../dist/pipeline.js");
const store = await import("../dist/store/index.js");
const { commandNames } = await import("../dist/commands/list.js");
const { docFiles, folderIn, stampOf, translationOf } = await import("../dist/server/docFiles.js");
const { help } = await import("../dist/commands/help.js");
writeFileSync(`${root}docs/tables.md`, describeTables(stages, store));
writeFileSync(`${root}docs/commands.md`, await describeCommands(commandNames, help));

const [flag, ...files] = process.argv.slice(2);
if (flag === "--stamp") for (const file of files) stamp(file.replace(/^docs\/|\.md$/g, ""));
for (const file of docFiles()) {
  const { language, name } = parted(file);
  if (language === undefined || !translationOf(name, language).isBehind) continue;
  process.stdout.write(`docs/${file}.md was made from another docs/${name}.md\n`);
}

function stamp(file) {
  const { language, name } = parted(file);
  const { text } = translationOf(name, language);
  const mark = stampOf(readFileSync(`${root}docs/${name}.md`, "utf8"));
  writeFileSync(`${root}docs/${file}.md`, `<!-- of: ${mark} -->\n${text}`);
}

function parted(file) {
  const language = folderIn(file);
  return { language, name: language && file.slice(language.length + 1) };
}
