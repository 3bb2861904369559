/** Lets the keyboard reach a box while its matter is wider than the box (WCAG 2.1.1). */
export function scrollableByKeys(box: HTMLElement): () => void {
  const look = () => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  const watch = new ResizeObserver(look);
  watch.observe(box);
  look();
  return () => watch.disconnect();
}
