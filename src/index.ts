// The library: what a program of one's own may use. Each room is a name of its own, so that words stay apart.
export * as decisions from "./decisions/index.ts";
export * as evidence from "./evidence/index.ts";
export * as indicators from "./indicators/index.ts";
export * as language from "./language/index.ts";
// The verbs of a panel and the measures are what most programs come for: they stand without a room before them.
export * from "./measures/index.ts";
export * as numbers from "./numbers/index.ts";
export {
  buildDossier,
  type DossierReport,
  type OpenedDossier,
  openBuilt,
  type PipelineOptions,
  stages,
} from "./pipeline.ts";
export * as register from "./register/index.ts";
export * as server from "./server/index.ts";
export * as sources from "./sources/index.ts";
export * as store from "./store/index.ts";
export * from "./terms/index.ts";
export * as texts from "./texts/index.ts";
