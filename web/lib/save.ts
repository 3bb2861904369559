import { type Cell, csvText } from "./csv.ts";
import { faceKey, fontSheet } from "./fontFaces.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

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

/** What a figure says outside its page: its finding above with what is drawn; below, where it is from and what it was made of. */
export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly stamp: string;
}

/** A figure as a drawing of its own. */
export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

const edge = 16;
const least = 420;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly family: string;
  readonly fill: string;
}

/** A text broken into lines that are no wider than asked for, by the letters in which it is set. */
function broken(text: string, look: Omit<Line, "text">, width: number): readonly Line[] {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return [{ ...look, text }];
  pen.font = `${look.weight} ${look.size}px ${look.family}`;
  const lines: string[] = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && pen.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.filter(Boolean).map((line) => ({ ...look, text: line }));
}

const heightOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { size }) => sum + Math.round(size * 1.32), 0);

function written(lines: readonly Line[], top: number): readonly SVGElement[] {
  let y = top;
  return lines.map(({ text, size, weight, family, fill }) => {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "text");
    y += Math.round(size * 1.32);
    const looks = { x: edge, y: y - Math.round(size * 0.3), fill, "font-family": family };
    for (const [name, value] of Object.entries(looks)) line.setAttribute(name, String(value));
    line.setAttribute("font-size", String(size));
    line.setAttribute("font-weight", String(weight));
    line.textContent = text;
    return line;
  });
}

/** A figure as a drawing that looks like the page wherever it is opened: its letters are in it. */
export async function pictureOf(place: HTMLElement, caption: Caption): Promise<Picture> {
  const taken = snapshotOf(place);
  const page = getComputedStyle(document.documentElement);
  const of = (name: string) => page.getPropertyValue(name).trim();
  const [serif, sans, ink, soft] = ["--serif", "--sans", "--ink", "--ink-soft"].map(of) as [
    string,
    string,
    string,
    string,
  ];
  const inner = Math.max(least, taken.width);
  const quiet = { size: 12, weight: 400, family: sans, fill: soft };
  const head = [
    ...broken(caption.title, { size: 19, weight: 560, family: serif, fill: ink }, inner),
    ...broken(caption.subtitle, { ...quiet, size: 13 }, inner),
  ];
  const foot = [caption.source, caption.stamp].flatMap((text) => broken(text, quiet, inner));
  const top = edge + heightOf(head) + 10;
  const width = Math.ceil(inner + 2 * edge);
  const height = Math.ceil(top + taken.height + 10 + heightOf(foot) + edge);
  const text = await put({ taken, head, foot, top, width, height, ground: of("--paper") });
  return { text, width, height };
}

interface Layout {
  readonly taken: Snapshot;
  readonly head: readonly Line[];
  readonly foot: readonly Line[];
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly ground: string;
}

async function put({ taken, head, foot, top, width, height, ground }: Layout): Promise<string> {
  const make = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const svg = make("svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const letters = new Map(taken.letters);
  for (const { family, text } of [...head, ...foot]) {
    const key = faceKey(family, "normal");
    letters.set(key, (letters.get(key) ?? "") + text);
  }
  const sheet = make("style");
  sheet.textContent = await fontSheet(letters);
  const paper = make("rect");
  for (const [name, value] of Object.entries({ width, height, fill: ground }))
    paper.setAttribute(name, String(value));
  const drawn = make("g");
  drawn.setAttribute("transform", `translate(${edge} ${top})`);
  drawn.append(...taken.parts);
  const name = make("title");
  name.textContent = head.map(({ text }) => text).join(" ");
  svg.append(name, sheet, paper, ...written(head, edge), drawn);
  svg.append(...written(foot, top + taken.height + 10));
  return new XMLSerializer().serializeToString(svg);
}

/** A figure as an SVG file. */
export const svgOf = ({ text }: Picture): Blob => new Blob([text], { type: "image/svg+xml" });

const lettersTakeMs = 400;

/** A figure as a PNG file at twice its size. */
export async function pngOf(picture: Picture): Promise<Blob | undefined> {
  const source = URL.createObjectURL(svgOf(picture));
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * 2;
  canvas.height = picture.height * 2;
  const context = canvas.getContext("2d");
  const draw = () => context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  // The first drawing has the browser read the letters that the file brings; until then it leaves their words out.
  draw();
  await new Promise((done) => setTimeout(done, lettersTakeMs));
  draw();
  URL.revokeObjectURL(source);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/png"));
}
