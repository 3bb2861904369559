import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { eventMonthsStage, eventsStage } from "../../src/evidence/eventStage.ts";
import { openDossier, sourcesStage } from "../../src/sources/index.ts";
import { buildStore, openStore, type Store, tablesOf } from "../../src/store/index.ts";

// A dossier of nothing but event data, and its store: the states of the coast are invented.

export const stages = [sourcesStage, eventsStage, eventMonthsStage];

const settings = `id: coast
title: { en: Coast }
states: [ARL, BOR, CES]
focus: [ARL, BOR]
frame: frame/coast.yaml
languages: [en]
period: { from: 1990, to: 2020 }
asOf: 2024-01-01
boundaryPolicy: { id: none, label: none, note: none }
`;

/** What `datapackage.json` says of a file of event data. */
export type Said = Readonly<Record<string, unknown>>;

export interface Coast {
  readonly folder: string;
  put(name: string, content: string | Uint8Array, said?: Said): void;
  drop(name: string): void;
  build(store?: string): ReturnType<typeof buildStore>;
  open(store?: string): Promise<Store>;
  remove(): void;
}

/** A dossier in a folder of its own, without files at first. */
export function makeCoast(): Coast {
  const root = mkdtempSync(join(tmpdir(), "hamkor-coast-"));
  const folder = join(root, "dossier");
  const said = new Map<string, Said>();
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const describe = (): void => {
    const resources = [...said].map(([name, more]) => ({
      name: name.toLowerCase(),
      path: `events/${name}`,
      redistribute: "no",
      ...more,
    }));
    write("datapackage.json", JSON.stringify({ resources }));
  };
  write("dossier.yaml", settings);
  describe();
  return {
    folder,
    put: (name, content, more = {}) => {
      said.set(name, more);
      write(`events/${name}`, content);
      describe();
    },
    drop: (name) => {
      said.delete(name);
      rmSync(join(folder, "events", name));
      describe();
    },
    build: (store = "store") =>
      buildStore({
        folder: join(root, store),
        stages,
        context: openDossier(folder),
        codeDigest: "test",
      }),
    open: (store = "store") => openStore(join(root, store), tablesOf(stages)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** One row of a GDELT export: what is not said is as in a plain event between two states. */
export function gdeltRow(values: Readonly<Record<number, string>>): string {
  const fields = Array.from({ length: 61 }, () => "");
  const usual = {
    1: "1001",
    2: "20180105",
    6: "ARLGOV",
    7: "ARLANIA",
    8: "ARL",
    13: "GOV",
    16: "BOR",
    17: "BORSIA",
    18: "BOR",
    27: "043",
    30: "1",
    31: "2.8",
    32: "6",
    33: "1",
    60: "20180105001500",
    61: "https://news.example/1",
  };
  // Positions are those of the codebook, from 1.
  for (const [position, value] of Object.entries({ ...usual, ...values })) {
    fields[Number(position) - 1] = value;
  }
  return fields.join("\t");
}

/** A file of the open data beside the project; undefined where it is not there. */
export function sharedData(name: string): string | undefined {
  const path = join("../shared/data/states", name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
