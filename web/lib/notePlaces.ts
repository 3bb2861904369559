/** What stays free between two notes, in CSS pixels. */
export const gap = 8;

/** Where notes begin: each at its line, or below the note before it; moved up where they would pass the end. */
export function placeNotes(
  wanted: readonly number[],
  heights: readonly number[],
  end: number,
): readonly number[] {
  let free = 0;
  const places = wanted.map((line, index) => {
    const place = Math.max(line, free);
    free = place + (heights[index] ?? 0) + gap;
    return place;
  });
  const room = heights.reduce((sum, height) => sum + height + gap, 0);
  let limit = Math.max(end, room);
  for (let index = places.length - 1; index >= 0; index--) {
    const place = Math.min(places[index] ?? 0, limit - (heights[index] ?? 0) - gap);
    places[index] = place;
    limit = place;
  }
  return places;
}
