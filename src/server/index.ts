import { accountingRoute } from "./accountingRoute.ts";
import { boundaryRoute } from "./boundaryRoute.ts";
import { briefRoutes } from "./briefRoutes.ts";
import { cellRoute } from "./cellRoute.ts";
import { changesRoute } from "./changesRoute.ts";
import { checkRoutes } from "./checkRoutes.ts";
import { deliveryRoute } from "./deliveryRoute.ts";
import { disagreementsRoute } from "./disagreementsRoute.ts";
import { docRoutes } from "./docRoutes.ts";
import { doctrineRoutes } from "./doctrineRoutes.ts";
import { documentRoutes } from "./documentRoutes.ts";
import { eventRoutes } from "./eventRoutes.ts";
import { explainRoute } from "./explainRoute.ts";
import { exportRoutes } from "./exportRoutes.ts";
import { feedRoutes } from "./feedRoutes.ts";
import { frameRoute } from "./frameRoute.ts";
import { helpRoutes } from "./helpRoutes.ts";
import { indexRoutes } from "./indexRoutes.ts";
import { limitsRoute } from "./limitsRoute.ts";
import { mapRoutes } from "./mapRoutes.ts";
import { measuresRoute } from "./measuresRoute.ts";
import { overviewRoute } from "./overviewRoute.ts";
import { panelRoutes } from "./panelRoutes.ts";
import { positionRoute } from "./positionRoute.ts";
import { queueRoutes } from "./queueRoutes.ts";
import { quotesRoute } from "./quotesRoute.ts";
import { registerRoutes } from "./registerRoutes.ts";
import type { Route } from "./route.ts";
import { scenarioRoutes } from "./scenarioRoutes.ts";
import { searchRoute } from "./searchRoute.ts";
import { seriesRoutes } from "./seriesRoutes.ts";
import { similarityRoutes } from "./similarityRoutes.ts";
import { timelineDrawingRoute } from "./timelineDrawingRoute.ts";
import { timelineRoute } from "./timelineRoute.ts";

export { createApp, listen, type ServerOptions } from "./app.ts";
export { viewChanges } from "./changesRoute.ts";
export { entryKinds } from "./contract.ts";
export { createDesk } from "./desk.ts";
export { viewCompared } from "./doctrineRoutes.ts";
export { exportFormats, toDownload } from "./exportFile.ts";
export { type ExportAsked, listMakers } from "./exportRoutes.ts";
export { readFramers } from "./headers.ts";
export { type LiveDossier, openLive } from "./live.ts";
export { serveMcpStdio } from "./mcp.ts";
export { type PackedAnswers, packAnswers } from "./pack.ts";
export { packPage } from "./packPage.ts";
export { packParts } from "./packParts.ts";
export type { PackHead } from "./packShape.ts";
export { packSite } from "./packSite.ts";
export { loadPages, type PageFile } from "./pages.ts";
export { type QueueAsked, readQueue, readTitles, viewQueue } from "./queueView.ts";
export { registerFilters } from "./registerNarrow.ts";
export { listEntries } from "./registerRoutes.ts";
export { openSearch } from "./searchRoute.ts";
export { type StatusAnswer, statusAnswer } from "./statusAnswer.ts";
export { keepWarm } from "./warm.ts";
export type { Writing } from "./writing.ts";

/** Every question that the server answers. */
export const routes: readonly Route[] = [
  frameRoute,
  overviewRoute,
  cellRoute,
  ...documentRoutes,
  ...checkRoutes,
  ...registerRoutes,
  ...queueRoutes,
  quotesRoute,
  timelineRoute,
  timelineDrawingRoute,
  ...scenarioRoutes,
  measuresRoute,
  ...doctrineRoutes,
  disagreementsRoute,
  deliveryRoute,
  changesRoute,
  ...briefRoutes,
  ...feedRoutes,
  ...exportRoutes,
  ...seriesRoutes,
  ...panelRoutes,
  ...similarityRoutes,
  positionRoute,
  ...indexRoutes,
  ...eventRoutes,
  searchRoute,
  accountingRoute,
  ...mapRoutes,
  boundaryRoute,
  explainRoute,
  ...docRoutes,
  ...helpRoutes,
  limitsRoute,
];
