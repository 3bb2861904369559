import { bargaining } from "./bargaining/engine.ts";
import { corridors } from "./corridors/engine.ts";
import type { Engine } from "./engine.ts";
import { power } from "./power/engine.ts";
import { rivers } from "./rivers/engine.ts";
import { threats } from "./threats/engine.ts";
import { trade } from "./trade/engine.ts";

/** Every model that a scenario can ask, by its id. */
export const engines: readonly Engine<unknown>[] = [
  bargaining,
  corridors,
  power,
  rivers,
  threats,
  trade,
];
