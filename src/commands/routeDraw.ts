import type { RouteAnswer, RouteGround } from "../models/index.ts";

type Told = RouteAnswer["routes"][number];
type ToldLeg = Told["legs"][number];

/** Ways as text for a terminal: each leg on a line, then what the lengths rest on. */
export function drawRoutes(ground: RouteGround, answer: RouteAnswer): string {
  const nameOf = (id: string): string => ground.ways.network.nodes.get(id)?.name ?? id;
  const head = `${nameOf(answer.from)} to ${nameOf(answer.to)}, by ${answer.by}; costs for ${answer.tonnes} t`;
  const routes = answer.routes.map((route, i) => drawRoute(route, i + 1, nameOf));
  return `${[head, ...routes].join("\n\n")}\n`;
}

function drawRoute(route: Told, place: number, nameOf: (id: string) => string): string {
  const { hours, usd } = route.band;
  const head = `${place}. ${round(route.km)} km, ${round(route.hours)} h (${round(hours.p5)} to ${round(hours.p95)}), ${round(route.usd)} USD (${round(usd.p5)} to ${round(usd.p95)}), ${route.usdPerTonne.toFixed(1)} USD/t, borders: ${route.borders}`;
  const rests = Object.entries(route.rests)
    .map(([kind, km]) => `${kind} ${round(km)} km`)
    .join(", ");
  const legs = route.legs.map((leg) => `   ${drawLeg(leg, nameOf)}`);
  const tail = `   lengths: ${rests}; bands: nine of ten of ${route.band.draws} draws`;
  return [head, ...legs, tail].join("\n");
}

function drawLeg(leg: ToldLeg, nameOf: (id: string) => string): string {
  const weight = `${leg.hours.toFixed(1)} h, ${round(leg.usd)} USD`;
  if (leg.kind === "move") {
    const gauge = leg.gaugeMm === undefined ? "" : ` (${leg.gaugeMm} mm)`;
    const through =
      leg.through.length === 0 ? "" : `, through ${leg.through.map(nameOf).join(", ")}`;
    return `${leg.mode}${gauge} ${nameOf(leg.from)} to ${nameOf(leg.to)}: ${round(leg.km)} km, ${weight}${through}`;
  }
  if (leg.kind !== "border") {
    const what = leg.kind === "gauge" ? "gauge" : "mode";
    return `change of ${what} at ${nameOf(leg.at)}: ${weight}`;
  }
  const [exit, entry] = leg.rows;
  const told = [exit, entry].map((row) =>
    row === undefined ? "assumed" : `${row.place} ${row.year} ${row.direction} ${row.value} h`,
  );
  return `border ${leg.from} to ${leg.to} at ${nameOf(leg.at)}: ${weight} [${told.join("; ")}]`;
}

const round = (value: number): string => Math.round(value).toLocaleString("en-GB");
