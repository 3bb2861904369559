import { geoConicEqualArea, geoPath, geoTransform } from "d3-geo";

/** A feature of a map layer, with whatever its file says of it. */
export interface Feature {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: GeoJSON.Geometry | null;
}

/** A map layer as the server gives it. */
export interface Layer {
  readonly type: "FeatureCollection";
  readonly features: readonly Feature[];
}

/** The state that a feature belongs to: the value among its properties that is a known code. */
export function stateOf(feature: Feature, codes: ReadonlySet<string>): string | undefined {
  const values = Object.values(feature.properties ?? {});
  return values.find((value): value is string => typeof value === "string" && codes.has(value));
}

/** A property as text, from the first of the names that has any. */
export function textOf(feature: Feature, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = feature.properties?.[name];
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

/** A property as a number. */
export function numberOf(feature: Feature, name: string): number | undefined {
  const value = feature.properties?.[name];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

type Box = { west: number; east: number; south: number; north: number };

function eachPoint(geometry: GeoJSON.Geometry | null, visit: (x: number, y: number) => void): void {
  if (!geometry) return;
  if (geometry.type === "GeometryCollection") {
    for (const part of geometry.geometries) eachPoint(part, visit);
    return;
  }
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [x, y] = value;
    if (typeof x === "number" && typeof y === "number") visit(x, y);
    else value.forEach(walk);
  };
  walk(geometry.coordinates);
}

/** The smallest box of longitudes and latitudes around some features. */
export function boxAround(features: readonly Feature[]): Box {
  const box = { west: 180, east: -180, south: 90, north: -90 };
  for (const { geometry } of features) {
    eachPoint(geometry, (x, y) => {
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.south = Math.min(box.south, y);
      box.north = Math.max(box.north, y);
    });
  }
  return box;
}

// Nothing nearer to the point before it than this can be seen apart. Unit: those of the drawing, about a pixel.
const finest = 0.4;

/**
 * A conic map of some features, equal in area, with a pen that draws on it.
 *
 * The pen works on the plane: files differ in the turn of their rings, and on the sphere a ring
 * turned the other way would cover the whole world. Points that nobody could tell apart are left out;
 * what was drawn once is kept for as long as its feature.
 */
export function drawMap(features: readonly Feature[], width: number, margin = 12) {
  const box = boxAround(features);
  const spread = (box.north - box.south) / 6;
  const projection = geoConicEqualArea()
    .parallels([box.south + spread, box.north - spread])
    .rotate([-(box.west + box.east) / 2, 0])
    .center([0, (box.south + box.north) / 2]);
  const project = (x: number, y: number) => projection([x, y]);
  const whole = geoPath(plane(project, 0));
  const extent = { type: "FeatureCollection", features } as unknown as GeoJSON.FeatureCollection;
  const [[left, top], [right, bottom]] = whole.bounds(extent);
  const scale = (projection.scale() * (width - margin * 2)) / (right - left);
  const height = Math.round(((bottom - top) * (width - margin * 2)) / (right - left)) + margin * 2;
  projection.scale(scale).translate([0, 0]);
  const [[x, y]] = whole.bounds(extent);
  projection.translate([margin - x, margin - y]);
  const pen = geoPath(plane(project, finest)).digits(1);
  const drawn = new WeakMap<Feature, string>();
  const draw = (feature: Feature) => {
    const before = drawn.get(feature);
    if (before !== undefined) return before;
    const path = pen(feature as unknown as GeoJSON.Feature) ?? "";
    drawn.set(feature, path);
    return path;
  };
  const length = (feature: Feature) => whole.measure(feature as unknown as GeoJSON.Feature);
  const place = (x: number, y: number) => projection([x, y]) ?? [0, 0];
  return { height, draw, length, place };
}

/** A map as it is drawn: its height, a pen, lengths and places on it. */
export type DrawnMap = ReturnType<typeof drawMap>;

/** Draws on the plane; points nearer than `grain` to the one before are left out, but never the last of a line. */
function plane(project: (x: number, y: number) => [number, number] | null, grain: number) {
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  let left: [number, number] | undefined;
  return geoTransform({
    point(x, y) {
      const placed = project(x, y);
      if (!placed) return;
      if (Math.hypot(placed[0] - lastX, placed[1] - lastY) < grain) {
        left = placed;
        return;
      }
      [lastX, lastY] = placed;
      left = undefined;
      this.stream.point(lastX, lastY);
    },
    lineStart() {
      lastX = Number.NaN;
      left = undefined;
      this.stream.lineStart();
    },
    lineEnd() {
      if (left) this.stream.point(left[0], left[1]);
      lastX = Number.NaN;
      left = undefined;
      this.stream.lineEnd();
    },
  });
}

/** The longest run of points of a line feature, for a label in its middle. */
export function middleOf(feature: Feature): readonly [number, number] | undefined {
  const { geometry } = feature;
  if (geometry?.type === "Point")
    return [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0];
  const lines =
    geometry?.type === "LineString"
      ? [geometry.coordinates]
      : geometry?.type === "MultiLineString"
        ? geometry.coordinates
        : [];
  const longest = lines.reduce<GeoJSON.Position[]>((a, b) => (b.length > a.length ? b : a), []);
  const middle = longest[Math.floor(longest.length / 2)];
  return middle ? [middle[0] ?? 0, middle[1] ?? 0] : undefined;
}

/** The largest ring of an area and the middle of it, for the name of a state. */
export function heartOf(feature: Feature): readonly [number, number] | undefined {
  const { geometry } = feature;
  const polygons =
    geometry?.type === "Polygon"
      ? [geometry.coordinates]
      : geometry?.type === "MultiPolygon"
        ? geometry.coordinates
        : [];
  let best: { area: number; x: number; y: number } | undefined;
  for (const [ring = []] of polygons) {
    const found = centroid(ring);
    if (!best || found.area > best.area) best = found;
  }
  return best ? [best.x, best.y] : undefined;
}

function centroid(ring: readonly GeoJSON.Position[]): { area: number; x: number; y: number } {
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i] ?? [];
    const [x1 = 0, y1 = 0] = ring[i + 1] ?? [];
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return { area: Math.abs(twice), x: x / (3 * twice), y: y / (3 * twice) };
}
