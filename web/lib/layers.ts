import { ask } from "./api.ts";
import type { Feature, Layer } from "./maps.ts";
import { theFrame } from "./state.ts";

const asked = new Map<string, Promise<Layer>>();

/** The features of the first layer of the dossier whose kind has one of some words in it; asked for once. */
export async function layerOf(...words: readonly string[]): Promise<readonly Feature[]> {
  const { layers } = theFrame();
  const found = layers.find(({ kind }) => words.some((word) => kind.toLowerCase().includes(word)));
  if (found === undefined) return [];
  const path = `/api/maps/${encodeURIComponent(found.id)}`;
  const answer = asked.get(path) ?? ask<Layer>(path);
  asked.set(path, answer);
  answer.catch(() => asked.delete(path)); // another page may ask again
  return (await answer).features;
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
