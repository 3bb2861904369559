// Plain JavaScript, because the threads of html-worker.js and docx-worker.js start it as it stands.

/**
 * @typedef {import("./extracted.ts").Block} Block
 * @typedef {import("./extracted.ts").BlockKind} BlockKind
 */

/** Puts a text together block by block, and remembers where each stands. */
export class TextWriter {
  /** @type {string[]} */
  #parts = [];
  /** @type {Block[]} */
  #blocks = [];
  #length = 0;
  /** @type {BlockKind | undefined} */
  #last;
  /** @type {BlockKind} */
  #kind = "paragraph";
  /** @type {number | undefined} */
  #level;
  /** @type {string[]} */
  #open = [];
  #endsBlank = true;

  /**
   * Adds to the open block; blanks are drawn together unless they are to be kept.
   *
   * @param {string} text
   */
  add(text, keepBlanks = false) {
    let added = text;
    if (!keepBlanks) {
      added = text.replace(/[ \t\r\n\f]+/g, " ");
      if (this.#endsBlank && added.startsWith(" ")) added = added.slice(1);
    }
    if (added === "") return;
    this.#open.push(added);
    this.#endsBlank = /\s/u.test(added.slice(-1));
  }

  /**
   * Ends the open block, if there is one, and says what the next one is.
   *
   * @param {BlockKind} kind
   * @param {number} [level]
   */
  begin(kind, level) {
    this.#close();
    this.#kind = kind;
    this.#level = level;
    this.#open = [];
    this.#endsBlank = true;
  }

  /** @returns {{ text: string, blocks: readonly Block[] }} */
  finish() {
    this.#close();
    this.#open = [];
    if (this.#parts.length > 0) this.#push("\n");
    return { text: this.#parts.join(""), blocks: this.#blocks };
  }

  #close() {
    const text = this.#open.join("").trim();
    if (text === "") return;
    if (this.#last !== undefined) this.#push(isRun(this.#last, this.#kind) ? "\n" : "\n\n");
    const start = this.#length;
    this.#push(text);
    this.#blocks.push({ start, end: this.#length, kind: this.#kind, level: this.#level });
    this.#last = this.#kind;
  }

  /** @param {string} text */
  #push(text) {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/**
 * Rows of a table and points of a list follow each other without an empty line.
 *
 * @param {BlockKind} before
 * @param {BlockKind} kind
 */
function isRun(before, kind) {
  return before === kind && (kind === "table" || kind === "list");
}
