import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  codersOf,
  codeWithModel,
  keepCodings,
  type ModelCoded,
  type ModelService,
} from "../evidence/index.ts";
import { type OpenedDossier, openBuilt } from "../pipeline.ts";
import { Problem } from "../terms/index.ts";
import { document, documentText, passage } from "../texts/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { endProgress, printable, showProgress } from "./terminal.ts";

/** `hamkor code`: lets a language model that the user names code documents, beside the rules. */
export const command: Command = {
  usage: "code DOCUMENT…",
  describe:
    "Sends documents to a language model at an address you name and keeps what it codes, beside the rules.",
  options: {
    ...placeOptions,
    address: {
      type: "string",
      describe: "address of an OpenAI-compatible service, such as http://127.0.0.1:11434/v1",
    },
    model: { type: "string", describe: "name of the model at that service" },
    "key-from": {
      type: "string",
      describe: "name of the environment variable that holds the key, when the service wants one",
    },
  },
  run: async (call) => {
    if (call.words.length === 0) throw new Problem("usage", "hamkor code needs a document's id.");
    const service = serviceOf(call);
    const folder = dossierFolder(call);
    const opened = await openBuilt(folder, storeFolder(call, folder));
    try {
      const told = [];
      for (const id of call.words) told.push(await codeOne(call, opened, folder, id, service));
      if (call.options.json === true) writeJson(call.terminal, told);
      else call.terminal.out(told.map(draw).join(""));
    } finally {
      endProgress(call.terminal);
      opened.store.close();
    }
    return exitCodes.done;
  },
};

function serviceOf(call: Call): ModelService {
  const address = textOption(call, "address");
  const model = textOption(call, "model");
  if (address === undefined || model === undefined) {
    throw new Problem(
      "usage",
      "hamkor code needs --address and --model: no model is asked by default.",
    );
  }
  const variable = textOption(call, "key-from");
  if (variable === undefined) return { address, model };
  const key = process.env[variable];
  if (key !== undefined && key !== "") return { address, model, key };
  throw new Problem("key-missing", `The environment has no ${variable}: set it to the key.`);
}

interface Told {
  readonly document: string;
  readonly file: string;
  readonly passages: number;
  readonly statements: number;
  readonly refused: ModelCoded["refused"];
}

async function codeOne(
  call: Call,
  { dossier, store }: OpenedDossier,
  folder: string,
  id: string,
  service: ModelService,
): Promise<Told> {
  const [one] = await store.rows(document, { where: { id } });
  const [whole] = await store.rows(documentText, { where: { document: id } });
  if (one === undefined || whole === undefined) {
    throw new Problem("not-found", "No document of this dossier has that id.", {
      where: printable(id),
    });
  }
  const passages = await store.rows(passage, { where: { document: id }, orderBy: ["number"] });
  const { codebooks } = codersOf(dossier);
  const show = showProgress(call.terminal);
  const coded = await codeWithModel(passages, codebooks, service, (done, total) =>
    show({ stage: id, done, total, kept: false }),
  );
  const coder = `model:${service.model}`;
  const facts = { coder, codebooks: codebooks.version, document: id, sha256: one.sha256 };
  const kept = keepCodings(coded.statements, whole.text, facts);
  const path = join("codings", service.model.replace(/[^\w.-]+/g, "-"), `${id}.json`);
  writeWhole(folder, path, `${JSON.stringify(kept, undefined, 1)}\n`);
  const { passages: asked, statements, refused } = coded;
  const file = path.replaceAll("\\", "/");
  return { document: id, file, passages: asked, statements: statements.length, refused };
}

/** Written beside and then put in place: an earlier file stays whole whatever happens. */
function writeWhole(folder: string, path: string, content: string): void {
  const target = join(folder, path);
  mkdirSync(join(target, ".."), { recursive: true });
  writeFileSync(`${target}.draft`, content);
  renameSync(`${target}.draft`, target);
}

function draw({ document: id, file, passages, statements, refused }: Told): string {
  const thrown = Object.entries(refused).map(([reason, count]) => `${count} ${reason}`);
  const away = thrown.length === 0 ? "none" : thrown.join(", ");
  return printable(
    `${id}: ${passages} passages asked, ${statements} statements kept in ${file}, thrown away: ${away}\n`,
  );
}
