// How wide drawings of a kind were when they were last laid out, in a window of this width.
const known = new Map<string, number>();

/** The width that a drawing has, and what must be attached to its box. Unit: pixels. */
export interface Room {
  readonly width: number;
  readonly follow: (box: HTMLElement) => () => void;
}

/**
 * Follows the width of a drawing's box.
 *
 * A drawing of the same name is begun as wide as the last one was, so that it is drawn once: to measure first would make the
 * browser lay out the page for each drawing, and to draw by a guess would draw everything twice.
 */
export function roomFor(name: string, guess: number): Room {
  const key = `${name} ${window.innerWidth}`;
  const before = known.get(key);
  let width = $state(before ?? guess);
  const keep = (found: number) => {
    if (found === 0) return; // not laid out: nothing is drawn in no room
    known.set(`${name} ${window.innerWidth}`, found);
    width = found;
  };
  return {
    get width() {
      return width;
    },
    follow: (box) => {
      if (before === undefined) keep(box.clientWidth);
      const watch = new ResizeObserver(() => {
        const found = box.clientWidth;
        // In the next frame: what is drawn anew may be higher, of which this frame could no longer be told.
        if (found !== width) requestAnimationFrame(() => keep(box.clientWidth));
      });
      watch.observe(box);
      return () => watch.disconnect();
    },
  };
}
