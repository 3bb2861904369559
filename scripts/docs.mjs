// Writes the guides that are made from code: docs/tables.md and docs/commands.md. A test holds them true.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describeCommands, describeTables } from "../test/house/guides.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { stages } = await import("../dist/pipeline.js");
const store = await import("../dist/store/index.js");
const { commandNames } = await import("../dist/commands/list.js");
const { help } = await import("../dist/commands/help.js");
writeFileSync(`${root}docs/tables.md`, describeTables(stages, store));
writeFileSync(`${root}docs/commands.md`, await describeCommands(commandNames, help));
