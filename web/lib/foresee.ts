import { pageFor } from "./pages.ts";
import { pathOf } from "./router.svelte.ts";

/**
 * Fetches the page behind a link while the reader points at it or stands on it, so that it is there when it is asked for.
 *
 * Shape: a function that ends it. Missing: nothing is said of a page that could not be fetched; who follows the link is told.
 */
export function foreseePages(): () => void {
  const foreseen = new Set<string>();
  const onSign = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest("a") : null;
    const path = link === null ? undefined : pathOf(link);
    if (path === undefined || path === "/" || foreseen.has(path)) return;
    foreseen.add(path);
    pageFor(path).catch(() => foreseen.delete(path));
  };
  document.addEventListener("pointerover", onSign, { passive: true });
  document.addEventListener("focusin", onSign);
  return () => {
    document.removeEventListener("pointerover", onSign);
    document.removeEventListener("focusin", onSign);
  };
}
