/** A face of the sheets of the page. */
interface Face {
  readonly family: string;
  readonly style: string;
  readonly weight: string;
  readonly range: string;
  readonly url: string;
}

/** Text by the first family and the style that it is set in. */
export type Letters = ReadonlyMap<string, string>;

/** The key under which letters of a family and a style are kept. */
export const faceKey = (families: string, style: string) =>
  `${plain(families.split(",")[0] ?? "")}|${style}`;

const plain = (name: string) => name.trim().replace(/^["']|["']$/g, "");

function facesOfPage(): readonly Face[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const { style } = rule;
      const written = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue("src"))?.[1];
      if (!written) return [];
      return [
        {
          family: plain(style.getPropertyValue("font-family")),
          style: style.getPropertyValue("font-style") || "normal",
          weight: style.getPropertyValue("font-weight") || "400",
          range: style.getPropertyValue("unicode-range"),
          url: new URL(written, sheet.href ?? document.baseURI).href,
        },
      ];
    }),
  );
}

/** Whether a range of code points as sheets write it holds any letter of a text. */
export function holdsAny(range: string, text: string): boolean {
  if (!range) return true;
  const spans = range.split(",").map((part) => {
    const [from = "", to] = part.trim().replace(/^U\+/i, "").split("-");
    const low = Number.parseInt(from.replaceAll("?", "0"), 16);
    return [low, to ? Number.parseInt(to, 16) : Number.parseInt(from.replaceAll("?", "F"), 16)];
  });
  return [...text].some((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return spans.some(([low = 0, high = 0]) => code >= low && code <= high);
  });
}

async function dataUrl(url: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:font/woff2;base64,${btoa(text)}`;
}

/** The sheet that gives a drawing the letters of the page wherever it is opened: only the parts that hold its letters. */
export async function fontSheet(letters: Letters): Promise<string> {
  const wanted = facesOfPage().filter(({ family, style, range }) => {
    const text = letters.get(`${family}|${style}`);
    return text !== undefined && holdsAny(range, text);
  });
  const rules = wanted.map(async ({ family, style, weight, range, url }) => {
    const source = `src:url(${await dataUrl(url)}) format("woff2")`;
    const only = range ? `;unicode-range:${range}` : "";
    return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};${source}${only}}`;
  });
  // Where a face cannot be read (a page that stands on a disk), the drawing names its family and goes without.
  const read = await Promise.allSettled(rules);
  return read.flatMap((one) => (one.status === "fulfilled" ? one.value : [])).join("");
}
