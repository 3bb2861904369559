// The rooms that the bench of claims needs, with a store of the shipped dossier made for it.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORE_SCHEMA, load } from "js-yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = new URL("../../test/gold/claims/", import.meta.url);

/**
 * The labelled claims of one half or fresh set, each with the file it stands in.
 * @param {string} half
 * @returns {any[]}
 */
export function claimHalf(half) {
  return ["uz", "kk", "ru", "en"].flatMap((file) => {
    const place = new URL(`${half}/${file}.yaml`, folder);
    if (!existsSync(place)) return [];
    const sheets = /** @type {any[]} */ (
      load(readFileSync(place, "utf8"), { schema: CORE_SCHEMA })
    );
    return sheets.map((one) => ({ ...one, date: String(one.date), file }));
  });
}

/**
 * The rooms with an examiner of the shipped dossier.
 * @param {{ source: boolean }} options source: through vite from src, so that no build is needed
 */
export async function openRooms({ source }) {
  const server = source ? await openSource() : undefined;
  const room = (/** @type {string} */ name) =>
    server === undefined
      ? import(`../../dist/${name}/index.js`)
      : server.ssrLoadModule(`/src/${name}/index.ts`);
  const [claims, sources, store, texts, language] = await Promise.all(
    ["claims", "sources", "store", "texts", "language"].map(room),
  );
  const { stages } = await (server === undefined
    ? import("../../dist/pipeline.js")
    : server.ssrLoadModule("/src/pipeline.ts"));
  const dossier = sources.openDossier(join(root, "dossiers/central-asia"));
  // Kept between runs: built again only when the dossier or the rooms below change.
  const place = join(tmpdir(), "hamkor-bench-claims");
  const codeDigest = digestOf(join(root, source ? "src" : "dist"));
  await store.buildStore({ folder: place, stages, context: dossier, codeDigest });
  const opened = await store.openStore(place, store.tablesOf(stages));
  const examiner = await claims.openExaminer(opened, dossier);
  opened.close();
  return { claims, texts, language, dossier, examiner, close: async () => server?.close() };
}

/** Rooms that write the tables on which claims are judged. */
const below = [
  "terms",
  "language",
  "numbers",
  "store",
  "sources",
  "texts",
  "evidence",
  "indicators",
  "decisions",
  "register",
];

/** @param {string} program */
function digestOf(program) {
  const hash = createHash("sha256");
  for (const name of below) {
    const folder = join(program, name);
    for (const file of readdirSync(folder).sort()) {
      if (/\.(js|ts)$/.test(file)) hash.update(file).update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest("hex");
}

async function openSource() {
  const { createServer } = await import("vite");
  return createServer({
    configFile: false,
    root,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: "custom",
    logLevel: "error",
    optimizeDeps: { noDiscovery: true, include: [] },
  });
}
