import { buildDossier } from "../pipeline.ts";
import { createApp, listen, openLive, serveMcpStdio } from "../server/index.ts";
import { Problem } from "../terms/index.ts";
import { type Command, textOption } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

/** `hamkor mcp`: lets a program that speaks the Model Context Protocol read the dossier. */
export const command: Command = {
  usage: "mcp",
  describe:
    "Answers a program that speaks the Model Context Protocol, on standard input or over HTTP: six tools that read.",
  options: {
    ...placeOptions,
    http: {
      type: "string",
      describe: "port to answer on at /mcp, this machine only (0 takes a free one)",
    },
  },
  run: async (call) => {
    const folder = dossierFolder(call);
    const store = storeFolder(call, folder);
    await buildDossier(folder, { store });
    const log = (line: string): void => call.terminal.error(`hamkor mcp: ${printable(line)}\n`);
    const live = await openLive({ folder, store, watch: true, log });
    const port = textOption(call, "http");
    if (port === undefined) {
      await serveMcpStdio(live);
    } else {
      if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
        throw new Problem("usage", "--http is a port from 0 to 65535.");
      }
      const app = createApp({ live, routes: [], pages: new Map(), hosts: [], log, mcp: true });
      const server = await listen(app, { port: Number(port), host: "127.0.0.1" });
      call.terminal.error(`Hamkor answers at http://127.0.0.1:${server.port}/mcp\n`);
      await new Promise<void>((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
      });
      await server.close();
    }
    await live.close();
    return exitCodes.done;
  },
};
