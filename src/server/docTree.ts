import { marked, type Token, type Tokens } from "marked";
import type { DocBlock, DocRun } from "./shapesDocs.ts";

/**
 * A text in Markdown as a tree of parts that pages draw without any HTML of the text (TRUST O1).
 *
 * Shape: `linkTo` turns the target of a link into an address, or into nothing: the words then stand without a link.
 * HTML in the text stays what it is, text. Headings have anchors that begin with `doc-`, so that none is the
 * name of another part of a page.
 */
export function docTree(
  text: string,
  linkTo: (target: string) => string | undefined,
): readonly DocBlock[] {
  const taken = new Map<string, number>();
  return blocksOf(marked.lexer(text), { linkTo, taken });
}

/** The words of some runs, as one text. */
export function plainText(runs: readonly DocRun[]): string {
  return runs.map((run) => run.text).join("");
}

/** The name of a heading in an address, as readers of Markdown make it: small letters, strokes, no signs. */
export function anchorOf(heading: string): string {
  const name = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
  return `doc-${name}`;
}

interface Reading {
  readonly linkTo: (target: string) => string | undefined;
  readonly taken: Map<string, number>;
}

function blocksOf(tokens: readonly Token[], reading: Reading): DocBlock[] {
  return tokens.flatMap((token) => blockOf(token, reading));
}

function blockOf(token: Token, reading: Reading): DocBlock[] {
  switch (token.type) {
    case "heading":
      return [headingOf(token as Tokens.Heading, reading)];
    case "code": {
      const language = (token as Tokens.Code).lang || undefined;
      return [{ kind: "code", text: token.text, ...(language && { language }) }];
    }
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [
        { kind: "list", ordered, items: items.map((item) => blocksOf(item.tokens, reading)) },
      ];
    }
    case "table":
      return [tableOf(token as Tokens.Table, reading)];
    case "blockquote":
      return [{ kind: "quote", blocks: blocksOf(tokensIn(token) ?? [], reading) }];
    case "hr":
      return [{ kind: "rule" }];
    case "space":
    case "def":
      return [];
    default:
      // Paragraphs, the bare text of a list's item, and HTML, which is shown as it is written.
      return [{ kind: "paragraph", runs: runsOf(tokensIn(token) ?? [token], reading) }];
  }
}

function headingOf({ depth, tokens }: Tokens.Heading, reading: Reading): DocBlock {
  const runs = runsOf(tokens, reading);
  const id = anchorOf(plainText(runs));
  const before = reading.taken.get(id) ?? 0;
  reading.taken.set(id, before + 1);
  return { kind: "heading", depth, id: before === 0 ? id : `${id}-${before}`, runs };
}

function tableOf({ header, rows }: Tokens.Table, reading: Reading): DocBlock {
  const cell = ({ tokens }: Tokens.TableCell): DocRun[] => runsOf(tokens, reading);
  return { kind: "table", header: header.map(cell), rows: rows.map((row) => row.map(cell)) };
}

function tokensIn(token: Token): readonly Token[] | undefined {
  return "tokens" in token ? token.tokens : undefined;
}

type Manner = Omit<DocRun, "text">;

function runsOf(tokens: readonly Token[], reading: Reading, manner: Manner = {}): DocRun[] {
  return tokens.flatMap((token) => {
    const inside = (more: Manner): DocRun[] =>
      runsOf(tokensIn(token) ?? [], reading, { ...manner, ...more });
    switch (token.type) {
      case "strong":
        return inside({ strong: true });
      case "em":
        return inside({ em: true });
      case "link": {
        const href = reading.linkTo((token as Tokens.Link).href);
        return inside(href === undefined ? {} : { href });
      }
      case "codespan":
        return [{ ...manner, text: unescaped(token.text), code: true }];
      case "br":
        return [{ ...manner, text: "\n" }];
      case "image":
        return [{ ...manner, text: token.text }];
      default:
        if (tokensIn(token) !== undefined) return inside({});
        return [{ ...manner, text: unescaped("text" in token ? token.text : token.raw) }];
    }
  });
}

const signs: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** Signs that Markdown writes as entities, as themselves: pages escape text on their own. */
function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign);
}
