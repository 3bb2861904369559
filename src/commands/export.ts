import { accountFor } from "../account.ts";
import { openBuilt } from "../pipeline.ts";
import { checkLicences } from "../sources/index.ts";
import { buildTables } from "../store/index.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { exportList, listOptions } from "./exportList.ts";
import { exportPack, packOptions } from "./exportPack.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";

/** `hamkor export`: everything that the store holds, the same bytes for the same dossier. */
export const command: Command = {
  usage: "export",
  describe:
    "Writes every row of the store as JSON, the same bytes for the same dossier; with --format one list as a file; with --offline or --site the pages themselves.",
  options: {
    ...placeOptions,
    ...listOptions,
    ...packOptions,
    publish: {
      type: "boolean",
      describe: "for passing on: stops unless every file may be redistributed",
    },
  },
  run: async (call) => {
    if (call.options.offline !== undefined || call.options.site !== undefined) {
      await exportPack(call);
      return exitCodes.done;
    }
    const folder = dossierFolder(call);
    const opened = await openBuilt(folder, storeFolder(call, folder));
    const { store, dossier } = opened;
    const { out } = call.terminal;
    try {
      if (call.options.format !== undefined) {
        await exportList(call, opened);
        return exitCodes.done;
      }
      if (call.options.publish === true) checkLicences((await accountFor(store)).files);
      out(`{"dossier":${JSON.stringify(dossier.settings.id)},"tables":{`);
      const tables = store.tables.filter((table) => !buildTables.some((own) => own === table));
      for (const [index, table] of tables.entries()) {
        out(`${index === 0 ? "" : ","}\n${JSON.stringify(table.name)}:[`);
        const rows = await store.rows(table);
        out(rows.map((row) => `\n${JSON.stringify(row)}`).join(","));
        out("]");
      }
      out("}}\n");
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};
