import type accounting from "../messages/en/accounting.json";
import type briefs from "../messages/en/briefs.json";
import type cell from "../messages/en/cell.json";
import type changes from "../messages/en/changes.json";
import type check from "../messages/en/check.json";
import type common from "../messages/en/common.json";
import type delivery from "../messages/en/delivery.json";
import type disagreements from "../messages/en/disagreements.json";
import type disputes from "../messages/en/disputes.json";
import type doctrines from "../messages/en/doctrines.json";
import type documents from "../messages/en/documents.json";
import type figure from "../messages/en/figure.json";
import type firstscreen from "../messages/en/firstscreen.json";
import type help from "../messages/en/help.json";
import type index from "../messages/en/index.json";
import type indicators from "../messages/en/indicators.json";
import type likeness from "../messages/en/likeness.json";
import type models from "../messages/en/models.json";
import type overview from "../messages/en/overview.json";
import type pack from "../messages/en/pack.json";
import type panel from "../messages/en/panel.json";
import type position from "../messages/en/position.json";
import type problems from "../messages/en/problems.json";
import type queue from "../messages/en/queue.json";
import type register from "../messages/en/register.json";
import type search from "../messages/en/search.json";
import type timeline from "../messages/en/timeline.json";
import { spoken } from "./language.svelte.ts";

interface Files {
  accounting: typeof accounting;
  briefs: typeof briefs;
  cell: typeof cell;
  timeline: typeof timeline;
  queue: typeof queue;
  doctrines: typeof doctrines;
  disagreements: typeof disagreements;
  disputes: typeof disputes;
  delivery: typeof delivery;
  changes: typeof changes;
  check: typeof check;
  common: typeof common;
  documents: typeof documents;
  figure: typeof figure;
  firstscreen: typeof firstscreen;
  help: typeof help;
  index: typeof index;
  indicators: typeof indicators;
  likeness: typeof likeness;
  models: typeof models;
  overview: typeof overview;
  pack: typeof pack;
  panel: typeof panel;
  position: typeof position;
  problems: typeof problems;
  register: typeof register;
  search: typeof search;
}

export { language } from "./language.svelte.ts";

/** Keys of all messages of the pages: file and name. */
export type Key = { [F in keyof Files]: `${F}.${keyof Files[F] & string}` }[keyof Files];

/** A message of the pages in the reader's language. */
export function t(key: Key, values: Readonly<Record<string, unknown>> = {}): string {
  const dot = key.indexOf(".");
  const message = spoken().messages[key.slice(0, dot)]?.[key.slice(dot + 1)];
  return message ? message(values) : key;
}

/** A message whose name is put together at run time; undefined when there is none. */
export function maybe(file: keyof Files, name: string): string | undefined {
  return spoken().messages[file]?.[name]?.({});
}
