import { whenIdle } from "./idle.ts";
import { everyPage, pageFor } from "./pages.ts";
import { pathOf } from "./router.svelte.ts";

/** What a browser says of a line that should be spared; not every browser knows it. */
interface Line {
  readonly connection?: { readonly saveData?: boolean };
}

/**
 * Fetches pages before they are asked for: the one behind a link while the reader points at it or stands on it, and, from
 * the reader's first move on, the others one by one while the browser has nothing to do.
 *
 * Shape: a function that ends it. Missing: nothing is said of a page that could not be fetched; who follows the link is
 * told. On a line that is to be spared, and in another page's frame, only what is pointed at comes.
 */
export function foreseePages(isEmbedded: boolean): () => void {
  const ending = new AbortController();
  const options = { passive: true, signal: ending.signal };
  const foreseen = new Set<string>();
  const onSign = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest("a") : null;
    const path = link === null ? undefined : pathOf(link);
    if (path === undefined || path === "/" || foreseen.has(path)) return;
    foreseen.add(path);
    pageFor(path).catch(() => foreseen.delete(path));
  };
  document.addEventListener("pointerover", onSign, options);
  document.addEventListener("focusin", onSign, options);
  const isSpared = (window.navigator as Line).connection?.saveData === true;
  if (!isEmbedded && !isSpared) fetchFromFirstMove(ending);
  return () => ending.abort();
}

// The first view stays as light as it is: what it does not show comes when somebody has it in hand.
function fetchFromFirstMove(ending: AbortController) {
  const moved = new AbortController();
  const begin = () => {
    moved.abort();
    fetchOneByOne([...everyPage()], ending.signal);
  };
  ending.signal.addEventListener("abort", () => moved.abort());
  for (const sign of ["pointermove", "touchstart", "wheel", "keydown", "scroll"])
    document.addEventListener(sign, begin, { passive: true, signal: moved.signal });
}

function fetchOneByOne(loads: readonly (() => Promise<unknown>)[], ended: AbortSignal) {
  const [load, ...rest] = loads;
  if (load === undefined || ended.aborted) return;
  whenIdle(() => {
    load().then(
      () => fetchOneByOne(rest, ended),
      () => undefined, // no line: what is asked for will say so
    );
  });
}
