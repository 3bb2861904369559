interface Place {
  readonly name: string;
  readonly lang: string;
  readonly capital: boolean;
  readonly x: number;
  readonly y: number;
}

type Anchor = "start" | "end" | undefined;

interface Labelled extends Place {
  readonly anchor: Anchor;
  readonly labelX: number;
  readonly labelY: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meets = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function boxOf(name: string, x: number, y: number, anchor: "start" | "end", size: number): Box {
  const wide = name.length * 7.5 * size;
  const left = anchor === "start" ? x : x - wide;
  return { left, right: left + wide, top: y - 12, bottom: y + 4 };
}

/**
 * Puts the names of places beside their marks; where two names would meet, the lesser place goes without.
 *
 * Unit: `size` of the letters, 1 for a map a thousand units wide.
 */
export function placeLabels(
  places: readonly Place[],
  states: readonly { name: string; x: number; y: number }[],
  width: number,
  size = 1,
): readonly Labelled[] {
  const taken: Box[] = states.map(({ name, x, y }) => ({
    left: x - name.length * 7 * size,
    right: x + name.length * 7 * size,
    top: y - 16 * size,
    bottom: y + 6,
  }));
  return places.map((place) => {
    const labelY = place.y + 4.5;
    for (const anchor of ["start", "end"] as const) {
      const labelX = place.x + (anchor === "start" ? 7 : -7);
      const box = boxOf(place.name, labelX, labelY, anchor, size);
      if (box.left < 0 || box.right > width || taken.some((other) => meets(box, other))) continue;
      taken.push(box);
      return { ...place, anchor, labelX, labelY };
    }
    return { ...place, anchor: undefined, labelX: 0, labelY: 0 };
  });
}
