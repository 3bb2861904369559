import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { buildDossier } from "../pipeline.ts";
import {
  createApp,
  keepWarm,
  listen,
  loadPages,
  openLive,
  readFramers,
  routes,
  type Writing,
} from "../server/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { endProgress, printable, showProgress } from "./terminal.ts";

const pagesFolder = fileURLToPath(new URL("../web", import.meta.url));

/** `hamkor serve`: builds the dossier and serves its pages and API on this machine. */
export const command: Command = {
  usage: "serve",
  describe: "Builds the dossier, serves its pages, and builds again when a file changes.",
  options: {
    ...placeOptions,
    port: { type: "string", describe: "port (default 4321; 0 takes any free one)" },
    host: {
      type: "string",
      describe: "address to listen on (default 127.0.0.1: this machine only)",
    },
    name: { type: "string", describe: "host name under which others may reach it, with --host" },
    "embed-in": {
      type: "string",
      describe: "sites that may frame figures, by their origins with commas (default: none)",
    },
    decide: {
      type: "boolean",
      describe:
        "with --host: let whoever reaches the pages decide; on this machine it is so anyway",
    },
    "no-watch": { type: "boolean", describe: "do not build again when files change" },
  },
  run: async (call) => {
    const port = parsePort(textOption(call, "port") ?? "4321");
    const pages = loadPages(pagesFolder);
    if (pages.size === 0) {
      throw new Problem("pages-missing", "The pages have not been built: run `npm run build`.");
    }
    const folder = dossierFolder(call);
    const store = storeFolder(call, folder);
    await buildDossier(folder, { store, progress: showProgress(call.terminal, true) });
    endProgress(call.terminal);
    const log = (line: string): void => call.terminal.error(`hamkor serve: ${printable(line)}\n`);
    const live = await openLive({ folder, store, watch: call.options["no-watch"] !== true, log });
    const host = textOption(call, "host") ?? "127.0.0.1";
    const hosts = [textOption(call, "name"), textOption(call, "host")].filter(
      (one) => one !== undefined,
    );
    const framing = textOption(call, "embed-in");
    const framers = framing === undefined ? [] : readFramers(framing);
    const writing = mayDecide(call, host) ? newWriting() : undefined;
    const app = createApp({
      live,
      routes,
      pages,
      hosts,
      framers,
      log,
      ...(writing && { writing }),
    });
    const server = await listen(app, { port, host });
    announce(call, `http://${host.includes(":") ? `[${host}]` : host}:${server.port}/`);
    const within = `http://127.0.0.1:${server.port}`;
    const headers = { host: "localhost" };
    const stop = keepWarm(live, async (path) => app.request(`${within}${path}`, { headers }));
    await stopSignal();
    stop();
    await server.close();
    await live.close();
    return exitCodes.done;
  },
};

/** Who reaches another address than this machine's own is known by nothing but a name that they give. */
function mayDecide(call: Call, host: string): boolean {
  return ["127.0.0.1", "::1", "localhost"].includes(host) || call.options.decide === true;
}

function newWriting(): Writing {
  return { token: randomBytes(32).toString("base64url"), clock: () => new Date().toISOString() };
}

function announce(call: Call, url: string): void {
  if (call.options.json === true) writeJson(call.terminal, { url });
  else call.terminal.out(`Hamkor is ready: ${url}\n`);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
  throw new Problem("usage", "The port must be a number from 0 to 65535.");
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
