import type { DocBlock, DocRun } from "./shapesDocs.ts";

/**
 * A translated guide in which the examples that it quotes from its English stand apart, marked as English: they are
 * read aloud as English, and keep their letters where the guide is spelt in another script.
 *
 * Shape: the runs that hold such a quote are cut at its marks.
 */
export function withQuotesMarked(
  blocks: readonly DocBlock[],
  english: string,
): readonly DocBlock[] {
  const said = onOneLine(english);
  return eachRun(blocks, (run) => (run.code ? [run] : cut(run, said)));
}

function cut(run: DocRun, english: string): readonly DocRun[] {
  const parts = run.text.split(/(?<=“)([^“”]+)(?=”)/u);
  return parts.flatMap((text, place) => {
    const quote = onOneLine(text);
    if (place % 2 === 1 && english.includes(quote))
      return [{ ...run, text: quote, language: "en" }];
    return text === "" ? [] : [{ ...run, text }];
  });
}

/** A quote may run over the end of a line, in either language. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** The same blocks with every run put through. */
export function eachRun(
  blocks: readonly DocBlock[],
  of: (run: DocRun) => readonly DocRun[],
): readonly DocBlock[] {
  const runs = (list: readonly DocRun[]) => list.flatMap(of);
  const block = (one: DocBlock): DocBlock => {
    switch (one.kind) {
      case "heading":
      case "paragraph":
        return { ...one, runs: runs(one.runs) };
      case "list":
        return { ...one, items: one.items.map((item) => item.map(block)) };
      case "table":
        return { ...one, header: one.header.map(runs), rows: one.rows.map((row) => row.map(runs)) };
      case "quote":
        return { ...one, blocks: one.blocks.map(block) };
      default:
        return one;
    }
  };
  return blocks.map(block);
}
