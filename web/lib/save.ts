import { type Cell, csvText } from "./csv.ts";

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A table as a CSV file. */
export function csvOf(rows: readonly (readonly Cell[])[]): Blob {
  return new Blob([csvText(rows)], { type: "text/csv" });
}

/** What a figure says outside its page: its finding above, its unit and source below. */
export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
}

const kept = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
];
const above = 56;
const below = 30;

function write(svg: SVGSVGElement, text: string, y: number, size: number, weight: string): void {
  const line = document.createElementNS(svg.namespaceURI, "text") as SVGTextElement;
  const { color, fontFamily } = getComputedStyle(document.body);
  const look = { x: 6, y, fill: color, "font-family": fontFamily, "font-size": size };
  for (const [name, value] of Object.entries(look)) line.setAttribute(name, String(value));
  line.setAttribute("font-weight", weight);
  line.setAttribute("text-anchor", "start");
  line.textContent = text;
  svg.append(line);
}

/** A drawing as a file of its own, with the colours that it has on the page and its caption. */
export function svgText(svg: SVGSVGElement, caption: Caption): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    for (const name of kept) copies[index]?.setAttribute(name, style.getPropertyValue(name));
    copies[index]?.removeAttribute("class");
  });
  const { width, height } = svg.viewBox.baseVal;
  const tall = height + above + below;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 ${-above} ${width} ${tall}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(tall));
  write(copy, caption.title, 18 - above, 18, "600");
  write(copy, caption.subtitle, 38 - above, 13, "400");
  write(copy, caption.source, height + 18, 11, "400");
  return new XMLSerializer().serializeToString(copy);
}

/** A drawing as a picture at twice its size, on the ground of the page. */
export async function pngOf(svg: SVGSVGElement, caption: Caption): Promise<Blob | undefined> {
  const { width, height } = svg.viewBox.baseVal;
  const text = svgText(svg, caption);
  const source = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = (height + above + below) * 2;
  const pen = canvas.getContext("2d");
  if (!pen) return undefined;
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(source);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/png"));
}
