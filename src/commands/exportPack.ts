import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { accountFor, type FileAccount } from "../account.ts";
import { buildDossier, openBuilt } from "../pipeline.ts";
import {
  loadPages,
  openLive,
  type PackedAnswers,
  type PackHead,
  packAnswers,
  packPage,
  packParts,
  packSite,
  routes,
} from "../server/index.ts";
import { checkLicences, heldFiles, leaveOut } from "../sources/index.ts";
import { languages, Problem } from "../terms/index.ts";
import { type Call, textOption, writeJson } from "./command.ts";
import { dossierFolder, storeFolder } from "./place.ts";
import { putFile, putFolder } from "./putInPlace.ts";
import { endProgress, showProgress } from "./terminal.ts";

const built = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Options by which `hamkor export` hands out the pages with all that they show. */
export const packOptions = {
  offline: { type: "string", describe: "FILE.html: pages, evidence and documents in one file" },
  site: { type: "string", describe: "FOLDER: the same as files for any web server" },
  pair: { type: "string", describe: "pairs AAA-BBB of it, with commas (default: all)" },
  "leave-out": {
    type: "boolean",
    describe:
      "of it: goes on without the files that may not be passed on, and says so on its pages",
  },
} as const;

interface Place {
  readonly folder: string;
  readonly store: string;
  readonly leftOut: PackHead["leftOut"];
  readonly clear: () => void;
}

/**
 * Hands out the pages with their answers: as one file that needs no network, or as a folder for a web server.
 *
 * Throws: `licence-gate` for files that may not be passed on, unless they are to be left out; `pages-missing`;
 * `folder-taken`; what building and answering throw. What stood in its place before then stays as it was.
 */
export async function exportPack(call: Call): Promise<void> {
  const [file, site] = [textOption(call, "offline"), textOption(call, "site")];
  if (file !== undefined && site !== undefined) {
    throw new Problem("usage", "Name one of --offline and --site, not both.");
  }
  const language = languageOf(call);
  const place = await placeOf(call);
  try {
    const { packed, fingerprint } = await packFrom(call, place);
    const { dossier } = packed.frame;
    const title = dossier.title[language ?? "en"] ?? dossier.title.en ?? dossier.id;
    const form = file === undefined ? "site" : "file";
    const head: PackHead = { form, day: dossier.asOf, language, leftOut: place.leftOut };
    const bytes =
      file === undefined
        ? putFolder(
            resolve(call.folder, site ?? ""),
            packSite({
              pages: loadPages(built("web")),
              answering: partOfPages("pack/answering.js"),
              parts: packParts(packed, "apart"),
              head,
              title,
              fingerprint,
            }),
          )
        : putFile(
            resolve(call.folder, file),
            packPage(pagesForOne(), head, title, packParts(packed, "together")),
          );
    tell(call, { path: file ?? site ?? "", bytes, packed, leftOut: place.leftOut });
  } finally {
    place.clear();
  }
}

/** The dossier to pack: as it is, or written anew without what may not be passed on. */
async function placeOf(call: Call): Promise<Place> {
  const folder = dossierFolder(call);
  const store = storeFolder(call, folder);
  await build(call, folder, store);
  const files = await filesOf(folder, store);
  const held = heldFiles(files);
  if (held.length === 0 || call.options["leave-out"] !== true) {
    checkLicences(files);
    return { folder, store, leftOut: [], clear: () => undefined };
  }
  const draft = mkdtempSync(join(tmpdir(), "hamkor-export-"));
  const clear = (): void => rmSync(draft, { recursive: true, force: true });
  try {
    const rest = { folder: join(draft, "dossier"), store: join(draft, "store") };
    const { dossier, store: opened } = await openBuilt(folder, store);
    opened.close();
    leaveOut(
      dossier,
      held.map(({ path }) => path),
      rest.folder,
    );
    await build(call, rest.folder, rest.store);
    checkLicences(await filesOf(rest.folder, rest.store));
    return {
      ...rest,
      leftOut: held.map(({ path, redistribute }) => ({ path, redistribute })),
      clear,
    };
  } catch (error) {
    clear();
    throw error;
  }
}

async function build(call: Call, folder: string, store: string): Promise<void> {
  await buildDossier(folder, { store, progress: showProgress(call.terminal) });
  endProgress(call.terminal);
}

async function filesOf(folder: string, at: string): Promise<readonly FileAccount[]> {
  const { store } = await openBuilt(folder, at);
  try {
    return (await accountFor(store)).files;
  } finally {
    store.close();
  }
}

async function packFrom(
  call: Call,
  { folder, store }: Place,
): Promise<{ readonly packed: PackedAnswers; readonly fingerprint: string }> {
  const live = await openLive({ folder, store, watch: false, log: () => undefined });
  const show = showProgress(call.terminal, true);
  try {
    const packed = await packAnswers({
      live,
      routes,
      pairs: textOption(call, "pair")?.split(","),
      progress: ({ group, done, total }) => show({ stage: group, done, total, kept: false }),
    });
    return { packed, fingerprint: live.state().fingerprint };
  } finally {
    endProgress(call.terminal);
    await live.close();
  }
}

function languageOf(call: Call): string | undefined {
  const named = textOption(call, "language");
  if (named === undefined || languages.some((one) => one === named)) return named;
  throw new Problem("usage", `--language takes one of ${languages.join(", ")}.`);
}

function pagesForOne(): Parameters<typeof packPage>[0] {
  return {
    app: partOfPages("pack/app.js"),
    style: partOfPages("pack/app.css"),
    answering: partOfPages("pack/answering.js"),
    mark: partOfPages("web/mark.svg"),
  };
}

function partOfPages(path: string): string {
  if (existsSync(built(path))) return readFileSync(built(path), "utf8");
  throw new Problem("pages-missing", "The pages have not been built: run `npm run build`.");
}

interface Told {
  readonly path: string;
  readonly bytes: number;
  readonly packed: PackedAnswers;
  readonly leftOut: PackHead["leftOut"];
}

function tell(call: Call, { path, bytes, packed, leftOut }: Told): void {
  const answers = packed.answers.size + Object.keys(packed.same).length;
  const day = packed.frame.dossier.asOf;
  if (call.options.json === true) {
    writeJson(call.terminal, { path, bytes, answers, day, leftOut });
    return;
  }
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  call.terminal.out(`${path}: ${size}, ${answers} answers of ${day}\n`);
  for (const one of leftOut) call.terminal.out(`left out: ${one.path} (${one.redistribute})\n`);
}
