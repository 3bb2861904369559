import { ask } from "./api.ts";
import { build } from "./build.svelte.ts";
import { type DrawnMap, drawMap, type Feature, type Layer } from "./maps.ts";
import { theFrame } from "./state.ts";

// A layer stays as it is for as long as its build, so that the next page with a map draws it at once.
let ofBuild = "";
const kept = new Map<string, Layer>();
const asked = new Map<string, Promise<Layer>>();

/** A layer that an earlier page of the same build has read. */
export function keptLayer(id: string): Layer | undefined {
  return ofBuild === build.fingerprint ? kept.get(id) : undefined;
}

/** A layer of the dossier, asked for once a build. Throws: as `ask`. */
export function askLayer(id: string): Promise<Layer> {
  if (ofBuild !== build.fingerprint) {
    ofBuild = build.fingerprint;
    kept.clear();
    asked.clear();
  }
  const before = asked.get(id);
  if (before) return before;
  const answer = ask<Layer>(`/api/maps/${encodeURIComponent(id)}`);
  asked.set(id, answer);
  answer.then(
    (layer) => {
      if (asked.get(id) === answer) kept.set(id, layer);
    },
    () => {
      if (asked.get(id) === answer) asked.delete(id); // another page may ask again
    },
  );
  return answer;
}

/** The features of the first layer of the dossier whose kind has one of some words in it; none where there is no such layer. */
export async function layerOf(...words: readonly string[]): Promise<readonly Feature[]> {
  const { layers } = theFrame();
  const found = layers.find(({ kind }) => words.some((word) => kind.toLowerCase().includes(word)));
  return found === undefined ? [] : (await askLayer(found.id)).features;
}

interface KeptMap {
  readonly features: readonly Feature[];
  readonly width: number;
  readonly map: DrawnMap;
}
const mostMaps = 4;
let maps: readonly KeptMap[] = [];

/** The map of some features, the same one as long as features and width are: what was drawn on it is drawn already. */
export function mapOf(features: readonly Feature[], width: number): DrawnMap {
  const isSame = (one: KeptMap) =>
    one.width === width &&
    one.features.length === features.length &&
    one.features.every((feature, at) => feature === features[at]);
  const before = maps.find(isSame);
  if (before) return before.map;
  const map = drawMap(features, width);
  maps = [{ features, width, map }, ...maps].slice(0, mostMaps);
  return map;
}

/** A feature around some places, with room about them, for the extent of a map. Unit: degrees, longitude first. */
export function aroundPlaces(
  places: readonly (readonly [number, number])[],
  room: number,
): Feature {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [west, east] = [Math.min(...xs) - room, Math.max(...xs) + room];
  const [south, north] = [Math.min(...ys) - room * 0.7, Math.max(...ys) + room * 0.7];
  const middle = (west + east) / 2;
  const coordinates = [
    [west, south],
    [middle, south],
    [east, south],
    [east, north],
    [middle, north],
    [west, north],
  ];
  return { type: "Feature", properties: null, geometry: { type: "MultiPoint", coordinates } };
}
