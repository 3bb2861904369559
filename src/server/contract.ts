import type { z } from "zod";
import type { accounting, buildState, problemDetails } from "./shapesBuild.ts";
import type { eventSeries } from "./shapesEvents.ts";
import type { series, seriesValues } from "./shapesFigures.ts";
import type { frame } from "./shapesFrame.ts";
import type { cell, matrixCell, overview } from "./shapesPair.ts";
import type {
  act,
  entry,
  entryDetail,
  entryKinds,
  entryList,
  source,
  status,
} from "./shapesRegister.ts";
import type {
  coding,
  codingInContext,
  documentDetail,
  documentSummary,
  findingShape,
  passage,
  searchResult,
} from "./shapesTexts.ts";

// The shapes that cross the wire. Pages import only the types of this file; the API description is made from it.
export * from "./shapesBuild.ts";
export * from "./shapesEvents.ts";
export * from "./shapesFigures.ts";
export * from "./shapesFrame.ts";
export * from "./shapesPair.ts";
export * from "./shapesRegister.ts";
export * from "./shapesTexts.ts";

export type Frame = z.infer<typeof frame>;
export type Entry = z.infer<typeof entry>;
export type EntryDetail = z.infer<typeof entryDetail>;
export type EntryList = z.infer<typeof entryList>;
export type EntryKind = (typeof entryKinds)[number];
export type Act = z.infer<typeof act>;
export type Status = z.infer<typeof status>;
export type MatrixCell = z.infer<typeof matrixCell>;
export type Overview = z.infer<typeof overview>;
export type Cell = z.infer<typeof cell>;
export type Coding = z.infer<typeof coding>;
export type CodingInContext = z.infer<typeof codingInContext>;
export type DocumentSummary = z.infer<typeof documentSummary>;
export type DocumentDetail = z.infer<typeof documentDetail>;
export type Passage = z.infer<typeof passage>;
export type Series = z.infer<typeof series>;
export type SeriesValues = z.infer<typeof seriesValues>;
export type EventSeries = z.infer<typeof eventSeries>;
export type SearchResult = z.infer<typeof searchResult>;
export type Accounting = z.infer<typeof accounting>;
export type BuildState = z.infer<typeof buildState>;
export type ProblemDetails = z.infer<typeof problemDetails>;
export type Source = z.infer<typeof source>;
export type FindingShape = z.infer<typeof findingShape>;
