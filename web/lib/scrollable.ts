/** Lets the keyboard reach a box while its matter is wider than the box (WCAG 2.1.1). */
export function scrollableByKeys(box: HTMLElement): () => void {
  const look = () => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  // The matter may grow or be exchanged while the box keeps its size. What is watched is looked at first when it is laid out:
  // to ask for its width before would make the browser lay out the page once for each box.
  const watch = new ResizeObserver(look);
  const watchMatter = () => {
    watch.disconnect();
    for (const one of [box, ...box.children]) watch.observe(one);
  };
  const changes = new MutationObserver(watchMatter);
  changes.observe(box, { childList: true });
  watchMatter();
  return () => {
    watch.disconnect();
    changes.disconnect();
  };
}
