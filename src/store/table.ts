import { integer, optional, text } from "./column.ts";
import { table } from "./declare.ts";

/** Everything odd that a stage met, with the place and the remedy. */
export const finding = table({
  name: "finding",
  room: "store",
  grain: "One odd thing that a stage met while building, with where it stands and what to do.",
  key: ["id"],
  columns: {
    id: text("Number of the finding within its stage and unit."),
    stage: text("Stage that met it."),
    unit: text("Unit of work it belongs to, empty where the stage has none."),
    code: text("Stable code, meant for programs."),
    severity: text("error (a row or file was refused), warning (odd but used), note."),
    message: text("What is wrong, in a sentence; never document text."),
    remedy: text("What to do about it."),
    file: optional(text("File in the dossier.")),
    row: optional(integer("Line in the file; the header is line 1.")),
    column: optional(text("Column of the table.")),
    start: optional(integer("Offset in the extracted text.", { unit: "UTF-16 units" })),
    about: optional(text("Id of the entry, passage or document concerned.")),
  },
});

/** What each stage was made from: equal fingerprints mean that its rows can be kept. */
export const stageRun = table({
  name: "stage_run",
  room: "store",
  grain: "One stage of the build that made this store.",
  key: ["stage"],
  columns: {
    stage: text("Name of the stage."),
    fingerprint: text("Digest of code, content, files and the stages below."),
    inputs: text("Digest of code and inputs alone, without the stages below."),
  },
});

/** What each unit of work was made from. */
export const unitRun = table({
  name: "unit_run",
  room: "store",
  grain: "One unit of work (such as a document) of a stage that works by units.",
  key: ["stage", "unit"],
  columns: {
    stage: text("Name of the stage."),
    unit: text("Id of the unit."),
    key: text("Digest of all that the unit's rows depend on."),
  },
});

/** The store's own tables: they come with every store. */
export const ownTables = [finding, stageRun, unitRun] as const;

/** Tables that record how a store was built rather than what it says: an export leaves them out. */
export const buildTables = [stageRun, unitRun] as const;
