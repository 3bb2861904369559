/** A box on the page. Unit: CSS pixels from the page's upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 16;
const edge = 8;

/**
 * Where a card stands so that it does not hide what it points at: beside it, else below or above it.
 *
 * Shape: upper left corner on the page. Below where both fit into the window together, or where nothing is above.
 */
export function placeCard(
  target: Box,
  card: Size,
  view: Size,
): { readonly left: number; readonly top: number } {
  const right = target.left + target.width + gap;
  if (right + card.width <= view.width - edge) return { left: right, top: target.top };
  const left = target.left - gap - card.width;
  if (left >= edge) return { left, top: target.top };
  const inside = Math.max(edge, Math.min(target.left, view.width - card.width - edge));
  const above = target.top - gap - card.height;
  const fitsBelow = target.height + card.height + 3 * gap <= view.height;
  if (fitsBelow || above < edge) return { left: inside, top: target.top + target.height + gap };
  return { left: inside, top: above };
}

/**
 * How far down the page is moved so that boxes stand in the window: in its middle where they fit, else from their top.
 *
 * Unit: CSS pixels; `room` is the height of the window that is free.
 */
export function scrollFor(boxes: readonly Box[], room: number): number {
  const top = Math.min(...boxes.map((box) => box.top));
  const height = Math.max(...boxes.map((box) => box.top + box.height)) - top;
  const margin = Math.max(24, (room - height) / 2);
  return Math.max(0, top - margin);
}
