/** A point on the globe, in degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/**
 * How far two points are from each other over the surface of the globe.
 *
 * Unit: kilometres, on a sphere with the mean radius of the Earth (6,371.0088 km); within 0.6 per cent of the ellipsoid.
 * Source: the haversine formula (Sinnott 1984, Sky and Telescope 68); radius R1 of the IUGG (Moritz 2000).
 */
export function greatCircleKm(one: Point, other: Point): number {
  const radians = Math.PI / 180;
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
  const sine =
    half(other.lat - one.lat) +
    Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * half(other.lon - one.lon);
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(sine)));
}
