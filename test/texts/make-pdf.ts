/** A word or letters at a place, in points from the lower left corner of the page. */
export interface Drawn {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Blanks are not drawn but skipped, as word processors do at justified lines. */
  readonly skipBlanks?: boolean;
}

/** Every letter of the sample font is half as wide as it is high. */
export const letterWidth = 0.5;

/**
 * A PDF file with these letters at these places, page by page, drawn in the order given.
 *
 * Shape: one font without outlines, its letters told by a ToUnicode table; ISO 32000-1, 7.5.
 */
export function makePdf(pages: readonly (readonly Drawn[])[]): Buffer {
  const letters = [...new Set(pages.flat().flatMap((one) => Array.from(one.text)))];
  const code = new Map(letters.map((letter, i) => [letter, i + 1]));
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const catalog = add("");
  const tree = add("");
  const widths = `[${Array.from({ length: 256 }, () => 500).join(" ")}]`;
  const map = add(stream(toUnicode(letters)));
  const font = add(
    `<< /Type /Font /Subtype /TrueType /BaseFont /Sample /FirstChar 0 /LastChar 255 /Widths ${widths} /ToUnicode ${map} 0 R >>`,
  );
  const kids = pages.map((drawn) => {
    const content = add(stream(drawn.map((one) => drawOne(one, code)).join("\n")));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R >>`;
  objects[tree - 1] =
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  return assemble(objects, catalog);
}

function drawOne(one: Drawn, code: ReadonlyMap<string, number>): string {
  const hex = (text: string): string =>
    `<${Array.from(text)
      .map((letter) => (code.get(letter) ?? 0).toString(16).padStart(2, "0"))
      .join("")}>`;
  const shown =
    one.skipBlanks === true ? one.text.split(" ").map(hex).join(" -500 ") : hex(one.text);
  return `BT /F1 ${one.size ?? 12} Tf ${one.x} ${one.y} Td [${shown}] TJ ET`;
}

function toUnicode(letters: readonly string[]): string {
  const lines = letters.map((letter, i) => {
    const source = (i + 1).toString(16).padStart(2, "0");
    const target = Buffer.from(letter, "utf16le").swap16().toString("hex");
    return `<${source}> <${target}>`;
  });
  const chunks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const part = lines.slice(i, i + 100);
    chunks.push(`${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CMapName /Sample def /CMapType 2 def",
    "1 begincodespacerange <00> <ff> endcodespacerange",
    ...chunks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

function stream(body: string): string {
  return `<< /Length ${Buffer.byteLength(body, "latin1")} >>\nstream\n${body}\nendstream`;
}

function assemble(objects: readonly string[], root: number): Buffer {
  let file = "%PDF-1.7\n";
  const offsets = objects.map((body, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/** Lines set one under the other from the top left, each a piece of text of its own. */
export function setLines(
  lines: readonly string[],
  options: {
    readonly left?: number;
    readonly top?: number;
    readonly size?: number;
    readonly step?: number;
  } = {},
): readonly Drawn[] {
  const { left = 72, top = 760, size = 12, step = 16 } = options;
  return lines.map((text, i) => ({ text, x: left, y: top - i * step, size }));
}
