import type { Block, BlockKind } from "./extracted.ts";

/** Puts a text together block by block, and remembers where each stands. */
export interface TextWriter {
  /** Adds to the open block; blanks are drawn together unless they are to be kept. */
  add(text: string, keepBlanks?: boolean): void;
  /** Ends the open block, if there is one, and says what the next one is. */
  begin(kind: BlockKind, level?: number): void;
  finish(): { readonly text: string; readonly blocks: readonly Block[] };
}

interface Open {
  kind: BlockKind;
  level: number | undefined;
  text: string;
}

/** A writer for formats that tell their blocks themselves, such as HTML. */
export function createWriter(): TextWriter {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let last: BlockKind | undefined;
  let open: Open = { kind: "paragraph", level: undefined, text: "" };
  const push = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  const close = (): void => {
    const text = open.text.replace(/^\s+|\s+$/gu, "");
    if (text === "") return;
    if (last !== undefined) push(isRun(last, open.kind) ? "\n" : "\n\n");
    blocks.push({ start: length, end: length + text.length, kind: open.kind, level: open.level });
    push(text);
    last = open.kind;
  };
  return {
    add(text, keepBlanks = false) {
      if (keepBlanks) {
        open.text += text;
        return;
      }
      const drawn = text.replace(/[ \t\r\n\f]+/g, " ");
      open.text += /(^|\s)$/.test(open.text) ? drawn.replace(/^ /, "") : drawn;
    },
    begin(kind, level) {
      close();
      open = { kind, level, text: "" };
    },
    finish() {
      close();
      push(parts.length > 0 ? "\n" : "");
      return { text: parts.join(""), blocks };
    },
  };
}

/** Rows of a table and points of a list follow each other without an empty line. */
function isRun(before: BlockKind, kind: BlockKind): boolean {
  return before === kind && (kind === "table" || kind === "list");
}
