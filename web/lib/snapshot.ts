import { faceKey } from "./fontFaces.ts";

const space = "http://www.w3.org/2000/svg";

// Properties that a drawing takes from the sheets of the page; the first list is handed down from parent to child.
const handed = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "letter-spacing",
  "text-anchor",
  "paint-order",
  "visibility",
  "white-space",
];
const own: Readonly<Record<string, string>> = {
  opacity: "1",
  display: "inline",
  "vector-effect": "none",
  "dominant-baseline": "auto",
};

/** What stands on a page as the parts of a drawing, with the letters that it is set in. */
export interface Snapshot {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly SVGElement[];
  /** Letters by family and style. */
  readonly letters: ReadonlyMap<string, string>;
}

interface Work {
  readonly left: number;
  readonly top: number;
  readonly parts: SVGElement[];
  readonly letters: Map<string, string>;
}

/** Draws what stands in a place of the page: drawings as they are, and around them ground, rules and words. */
export function snapshotOf(place: HTMLElement): Snapshot {
  const { left, top, width, height } = place.getBoundingClientRect();
  const work: Work = { left, top, parts: [], letters: new Map() };
  for (const child of place.childNodes) take(child, work);
  return { width, height, parts: work.parts, letters: work.letters };
}

function take(node: Node, work: Work): void {
  if (node instanceof Text) takeText(node, work);
  else if (node instanceof SVGSVGElement) takeDrawing(node, work);
  else if (node instanceof HTMLElement) takeElement(node, work);
}

const skipped =
  "input, select, button, details, textarea, .unseen, .reading, .map-tools, .map-layers, script, style";

function takeElement(element: HTMLElement, work: Work): void {
  if (element.matches(skipped)) return;
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden") return;
  const { x, y, width, height } = placeOf(element.getBoundingClientRect(), work);
  if (!/^(rgba\(.*, 0\)|transparent)$/.test(style.backgroundColor)) {
    work.parts.push(shape("rect", { x, y, width, height, fill: style.backgroundColor }));
  }
  const edges = [
    ["Top", x, y, x + width, y],
    ["Bottom", x, y + height, x + width, y + height],
    ["Left", x, y, x, y + height],
    ["Right", x + width, y, x + width, y + height],
  ] as const;
  for (const [side, x1, y1, x2, y2] of edges) {
    const wide = Number.parseFloat(style[`border${side}Width`]);
    if (!wide || /none|hidden/.test(style[`border${side}Style`])) continue;
    const stroke = style[`border${side}Color`];
    work.parts.push(shape("line", { x1, y1, x2, y2, stroke, "stroke-width": wide }));
  }
  for (const child of element.childNodes) take(child, work);
}

const placeOf = (rect: DOMRect, { left, top }: Work) => ({
  x: rect.x - left,
  y: rect.y - top,
  width: rect.width,
  height: rect.height,
});

function shape(name: string, values: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(space, name) as SVGElement;
  for (const [key, value] of Object.entries(values)) {
    made.setAttribute(key, typeof value === "number" ? String(Number(value.toFixed(2))) : value);
  }
  return made;
}

/** A stretch of text line by line, as the page has broken it. */
function takeText(text: Text, work: Work): void {
  const parent = text.parentElement;
  if (!parent || text.data.trim() === "") return;
  const style = getComputedStyle(parent);
  note(work.letters, style, text.data);
  const lines = new Map<number, { words: string; rect: DOMRect }>();
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+\s*/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.trimEnd().length);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    const line = lines.get(Math.round(rect.top));
    if (line) line.words += word.replace(/\s+/g, " ");
    else lines.set(Math.round(rect.top), { words: word.replace(/\s+/g, " "), rect });
  }
  const size = Number.parseFloat(style.fontSize);
  for (const { words, rect } of lines.values()) {
    const { x, y, height } = placeOf(rect, work);
    const line = shape("text", {
      x,
      // The base line lies where the letters of both families have it: about a quarter of their size above the lowest.
      y: y + height / 2 + size * 0.34,
      fill: style.color,
      "font-family": style.fontFamily,
      "font-size": size,
      "font-weight": style.fontWeight,
      "font-style": style.fontStyle,
    });
    line.textContent = words.trimEnd();
    work.parts.push(line);
  }
}

function note(letters: Map<string, string>, style: CSSStyleDeclaration, text: string): void {
  const key = faceKey(style.fontFamily, style.fontStyle);
  letters.set(key, (letters.get(key) ?? "") + text);
}

/** A drawing with the looks that the sheets of the page give it, written into it. */
function takeDrawing(svg: SVGSVGElement, work: Work): void {
  const rect = svg.getBoundingClientRect();
  if (rect.width === 0 || rect.height === 0) return;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  const styles = new Map<Element, CSSStyleDeclaration>();
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    styles.set(original, style);
    dress(copies[index], style, styles.get(original.parentElement ?? svg));
    if (original instanceof SVGTextElement) note(work.letters, style, original.textContent ?? "");
  });
  for (const ghost of copy.querySelectorAll(".reading-point, .hit")) ghost.remove();
  const { x, y, width, height } = placeOf(rect, work);
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const [key, value] of Object.entries({ x, y, width, height }))
    copy.setAttribute(key, String(Number(value.toFixed(2))));
  // A map ends at its frame; letters of a plot may hang over its edge.
  copy.setAttribute("overflow", svg.classList.contains("map") ? "hidden" : "visible");
  work.parts.push(copy);
}

const foreign = ["class", "href", "tabindex", "role", "aria-label", "aria-hidden", "aria-current"];

function dress(
  copy: SVGElement | undefined,
  style: CSSStyleDeclaration,
  above: CSSStyleDeclaration | undefined,
): void {
  if (!copy) return;
  for (const name of foreign) copy.removeAttribute(name);
  for (const name of copy.getAttributeNames())
    if (name.startsWith("data-")) copy.removeAttribute(name);
  const isRoot = copy instanceof SVGSVGElement;
  for (const name of handed) {
    const value = style.getPropertyValue(name);
    if (isRoot || value !== above?.getPropertyValue(name)) copy.setAttribute(name, value);
  }
  for (const [name, usual] of Object.entries(own)) {
    const value = style.getPropertyValue(name);
    if (value !== usual && !(name === "display" && value !== "none"))
      copy.setAttribute(name, value);
  }
}
