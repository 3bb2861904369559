// The rooms that the bench of claims needs, with a store of the shipped dossier made for it.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORE_SCHEMA, load } from "js-yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = new URL("../../test/gold/claims/", import.meta.url);

/**
 * The labelled claims of one half, each with the file it stands in.
 * @param {"tuned" | "kept"} half
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
  const [claims, sources, store, texts, indicators, register, language] = await Promise.all(
    ["claims", "sources", "store", "texts", "indicators", "register", "language"].map(room),
  );
  const dossier = sources.openDossier(join(root, "dossiers/central-asia"));
  const stages = [
    sources.sourcesStage,
    texts.glossaryStage,
    indicators.indicatorsStage,
    register.registerStage,
  ];
  const place = mkdtempSync(join(tmpdir(), "hamkor-bench-claims-"));
  await store.buildStore({ folder: place, stages, context: dossier, codeDigest: "bench" });
  const opened = await store.openStore(place, store.tablesOf(stages));
  const examiner = await claims.openExaminer(opened, dossier);
  opened.close();
  rmSync(place, { recursive: true, force: true });
  return { claims, texts, language, dossier, examiner, close: async () => server?.close() };
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
