import { Problem } from "../../terms/index.ts";
import type { Engine, Figure, Settings } from "../engine.ts";
import { readRouteGround } from "./answer.ts";
import { type CorridorDetail, detailOf } from "./detail.ts";
import { checkInput, readCorridorInput } from "./input.ts";
import type { WaySum } from "./route.ts";
import { type CorridorCase, type Solved, solve } from "./solve.ts";
import { createLuck } from "./trips.ts";

/** How far the sea and the markets are, by hours, cost and reliability, as links open and borders change. */
export const corridors: Engine<CorridorCase> = {
  id: "corridors",
  prepare(input, files, where) {
    const asked = readCorridorInput(input, where);
    const ground = readRouteGround(files, asked.files);
    checkInput(asked, ground.ways.network, where);
    const places = new Map(
      asked.states.map((state) => {
        const place = asked.places[state] ?? ground.ways.transport.places[state];
        if (place !== undefined && ground.ways.network.nodes.has(place)) return [state, place];
        const message = `No place stands for ${state}: add it to places in ${asked.files.transport}.`;
        throw new Problem("scenario-input", message, { where });
      }),
    );
    const luck = createLuck(asked.trips.draws, asked.trips.seed);
    return { input: asked, ground, luck, places };
  },
  run: (prepared, settings) => figuresOf(prepared, settings),
  detail: (prepared, settings): CorridorDetail => detailOf(prepared, solve(prepared, settings)),
};

function figuresOf(prepared: CorridorCase, settings: Settings): readonly Figure[] {
  const solved = solve(prepared, settings);
  const { network } = prepared.ground.ways;
  const figures: Figure[] = [];
  for (const [state, place] of prepared.places) {
    const port = solved.nearestPort(place);
    const [out, back] =
      port === undefined ? [] : [solved.sum(place, port), solved.sum(port, place)];
    figures.push(...wayFigures(prepared, solved, { state, prefix: "sea", out, back }));
    for (const node of prepared.input.destinations) {
      const [to, from] = [solved.sum(place, node), solved.sum(node, place)];
      const item = network.nodes.get(node)?.name ?? node;
      figures.push(
        ...wayFigures(prepared, solved, { state, prefix: "market", out: to, back: from, item }),
      );
    }
  }
  return figures;
}

interface Told {
  readonly state: string;
  readonly prefix: string;
  readonly item?: string;
  readonly out: WaySum | undefined;
  readonly back: WaySum | undefined;
}

/** The same figures for every way, in the same order, whether or not there is one. */
function wayFigures(prepared: CorridorCase, solved: Solved, told: Told): readonly Figure[] {
  const { tonnes } = prepared.ground.ways.transport.survey;
  const { out, back, prefix, state, item } = told;
  const [outBand, backBand] = [out && solved.trips(out), back && solved.trips(back)];
  const values: readonly (readonly [string, number | undefined])[] = [
    ["hours-out", out?.hours],
    ["hours-in", back?.hours],
    ["usd-out", out && out.usd / tonnes],
    ["usd-in", back && back.usd / tonnes],
    ["km-out", out?.km],
    ["borders-out", out?.borders],
    ["p90-ratio-out", outBand && ratio(outBand.p90, outBand.p50)],
    ["p90-ratio-in", backBand && ratio(backBand.p90, backBand.p50)],
    ["late-out", outBand?.late],
    ["derived-share", out?.derivedShare],
  ];
  return values.map(([name, value]) => ({
    measure: `${prefix}-${name}`,
    state,
    ...(item === undefined ? {} : { item }),
    value,
  }));
}

const ratio = (one: number, other: number): number | undefined =>
  other > 0 ? one / other : undefined;
