import type { Page } from "playwright-core";

// Run in the page as text: it knows nothing of this file.
const find = `(() => {
  const isClipping = ({ overflowX, overflowY }) => [overflowX, overflowY].some((one) => one === "hidden" || one === "clip");
  // By how many CSS pixels the nearest box that clips cuts a text; zero where it may be scrolled, or is meant for ears alone.
  const cutBy = (element, box) => {
    for (let up = element; up !== null && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.clipPath !== "none" || /auto|scroll/.test(style.overflowX) || style.textOverflow === "ellipsis") return 0;
      if (!isClipping(style)) continue;
      const { left, right, width } = up.getBoundingClientRect();
      return width <= 2 ? 0 : Math.max(left - box.left, box.right - right);
    }
    return 0;
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === "" || element === null || element.closest("select, script, style, details:not([open]) > :not(summary)")) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const cut = cutBy(element, box);
    if (cut > 1.5) found.add(Math.round(cut) + " px of “" + node.data.trim().slice(0, 60) + "”");
  }
  return [...found];
})()`;

/** Texts of an open page that are cut at the edge of a box that nobody can scroll. Unit: CSS pixels. */
export async function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(find);
}
