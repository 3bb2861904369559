import { integer, optional, table, text } from "../store/index.ts";

/** Every file of the dossier, by checksum, with what was read of it (TRUST R13). */
export const file = table({
  name: "file",
  room: "sources",
  grain: "One file of the dossier, as it lies there.",
  key: ["file"],
  columns: {
    file: text("Path in the dossier."),
    kind: text(
      "document, sidecar, table, events, codings, decisions, map, settings, content or other, by the folder it lies in.",
    ),
    bytes: integer("Size.", { unit: "bytes" }),
    sha256: text("SHA-256 of the bytes."),
    licence: optional(text("Licence as the data package names it.")),
    redistribute: text("yes, no or unknown: only yes is ever published."),
    rows: optional(integer("Rows of a table, without the header.")),
    rowsRefused: optional(integer("Rows that did not fit the header or the schema.")),
  },
});

/** What a room took from a table file: rows used and rows refused add up to the rows that fit the schema. */
export const accountColumns = {
  file: text("Table in the dossier.", { from: "file.file" }),
  used: integer("Rows that became rows of the store."),
  refused: integer("Rows refused by the room, each with a finding."),
} as const;
