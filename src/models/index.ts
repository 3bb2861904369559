export {
  answerRoute,
  type GroundPaths,
  type RouteAnswer,
  type RouteAsked,
  type RouteGround,
  readRouteGround,
} from "./corridors/answer.ts";
export { type NodeNames, nameNodes, type PlaceName } from "./corridors/names.ts";
export type { By } from "./corridors/weigh.ts";
export type { Engine, Figure, ModelFiles, Settings } from "./engine.ts";
