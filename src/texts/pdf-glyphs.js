// Follows the drawing of text on a PDF page and notes where each glyph stands. Plain JavaScript,
// because the thread of pdf-worker.js starts it as it stands.

/**
 * @typedef {readonly [number, number, number, number, number, number]} Matrix
 * @typedef {{ fontMatrix: readonly number[] | undefined, bold: boolean }} Font
 * @typedef {{ text: string[], places: Float32Array, flags: Uint8Array }} Glyphs
 * @typedef {{ unicode?: unknown, width?: unknown, isSpace?: unknown }} Glyph
 * @typedef {readonly unknown[]} Arguments
 * @typedef {typeof import("unpdf/pdfjs").OPS} Codes
 */

/** @type {Matrix} */
const identity = [1, 0, 0, 1, 0, 0];

/** More glyphs than this on one page are no page of text. */
const mostGlyphs = 50_000;

/** What the drawing of text depends on, as PDF keeps it. */
function startState() {
  return {
    page: identity,
    text: identity,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    size: 0,
    font: /** @type {Font | undefined} */ (undefined),
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  };
}

/** A pen that is told what is drawn and remembers the glyphs: text, then x, y, width and size of each. */
export class Pen {
  /** @type {string[]} */
  #text = [];
  /** @type {number[]} */
  #places = [];
  /** @type {number[]} */
  #flags = [];
  #state = startState();
  /** @type {ReturnType<typeof startState>[]} */
  #kept = [];

  /** @param {unknown} view the matrix from the page to the screen */
  constructor(view) {
    this.#state.page = asMatrix(view);
  }

  /** @returns {Glyphs} */
  finish() {
    return {
      text: this.#text,
      places: Float32Array.from(this.#places),
      flags: Uint8Array.from(this.#flags),
    };
  }

  save() {
    this.#kept.push({ ...this.#state });
  }

  restore() {
    this.#state = this.#kept.pop() ?? this.#state;
  }

  /** @param {unknown} matrix */
  transform(matrix) {
    this.#state.page = multiply(this.#state.page, asMatrix(matrix));
  }

  /** @param {unknown} matrix */
  setTextMatrix(matrix) {
    const state = this.#state;
    state.text = asMatrix(matrix);
    state.x = state.y = state.lineX = state.lineY = 0;
  }

  /** @param {Font | undefined} font @param {number} size */
  setFont(font, size) {
    this.#state.font = font;
    this.#state.size = size;
  }

  /** @param {Partial<ReturnType<typeof startState>>} values */
  set(values) {
    Object.assign(this.#state, values);
  }

  /** @param {number} dx @param {number} dy */
  move(dx, dy) {
    const state = this.#state;
    state.x = state.lineX += dx;
    state.y = state.lineY += dy;
  }

  nextLine() {
    this.move(0, this.#state.leading);
  }

  /** @param {unknown} glyphs numbers are shifts in thousandths of the size */
  show(glyphs) {
    if (!Array.isArray(glyphs)) return;
    const state = this.#state;
    for (const glyph of glyphs) {
      if (typeof glyph === "number") state.x -= (glyph * state.size * state.scale) / 1000;
      else if (typeof glyph === "object" && glyph !== null) this.#put(glyph);
    }
  }

  /** @param {Glyph} glyph */
  #put(glyph) {
    const state = this.#state;
    const unit = state.size * (state.font?.fontMatrix?.[0] ?? 0.001);
    const width = asNumber(glyph.width) * unit;
    this.#note(typeof glyph.unicode === "string" ? glyph.unicode : "", width);
    const spacing = state.charSpacing + (glyph.isSpace === true ? state.wordSpacing : 0);
    state.x += (width + spacing) * state.scale;
  }

  /** @param {string} letters @param {number} width */
  #note(letters, width) {
    const state = this.#state;
    const place = multiply(multiply(state.page, state.text), [
      1,
      0,
      0,
      1,
      state.x,
      state.y + state.rise,
    ]);
    if (letters === "" || this.#text.length >= mostGlyphs) return;
    if (!Number.isFinite(place[4] + place[5])) return;
    const along = Math.hypot(place[0], place[1]);
    const isLevel = Math.abs(place[1]) < Math.abs(place[0]) * 0.1 && place[0] > 0;
    this.#text.push(letters);
    this.#places.push(
      place[4],
      place[5],
      Math.abs(width * state.scale * along),
      Math.abs(state.size) * Math.hypot(place[2], place[3]),
    );
    this.#flags.push((isLevel ? 0 : 1) | (state.font?.bold === true ? 2 : 0));
  }
}

/**
 * What the pen does at each operator of a page.
 *
 * @param {Pen} pen
 * @param {Codes} codes
 * @param {(name: unknown) => Font | undefined} findFont
 * @returns {Record<number, (args: Arguments) => void>}
 */
export function penActions(pen, codes, findFont) {
  return {
    [codes.save]: () => pen.save(),
    [codes.restore]: () => pen.restore(),
    [codes.transform]: (args) => pen.transform(args),
    [codes.paintFormXObjectBegin]: (args) => {
      pen.save();
      pen.transform(args[0]);
    },
    [codes.paintFormXObjectEnd]: () => pen.restore(),
    [codes.beginText]: () => pen.setTextMatrix(identity),
    [codes.setTextMatrix]: (args) => pen.setTextMatrix(args[0]),
    [codes.setCharSpacing]: (args) => pen.set({ charSpacing: asNumber(args[0]) }),
    [codes.setWordSpacing]: (args) => pen.set({ wordSpacing: asNumber(args[0]) }),
    [codes.setHScale]: (args) => pen.set({ scale: asNumber(args[0]) / 100 }),
    [codes.setLeading]: (args) => pen.set({ leading: -asNumber(args[0]) }),
    [codes.setTextRise]: (args) => pen.set({ rise: asNumber(args[0]) }),
    [codes.setFont]: (args) => pen.setFont(findFont(args[0]), asNumber(args[1])),
    [codes.moveText]: (args) => pen.move(asNumber(args[0]), asNumber(args[1])),
    [codes.setLeadingMoveText]: (args) => {
      pen.set({ leading: asNumber(args[1]) });
      pen.move(asNumber(args[0]), asNumber(args[1]));
    },
    [codes.nextLine]: () => pen.nextLine(),
    [codes.showText]: (args) => pen.show(args[0]),
    [codes.showSpacedText]: (args) => pen.show(args[0]),
    [codes.nextLineShowText]: (args) => {
      pen.nextLine();
      pen.show(args[0]);
    },
    [codes.nextLineSetSpacingShowText]: (args) => {
      pen.set({ wordSpacing: asNumber(args[0]), charSpacing: asNumber(args[1]) });
      pen.nextLine();
      pen.show(args[2]);
    },
  };
}

/**
 * The matrix that first does `inner` and then `outer`.
 *
 * @param {Matrix} outer
 * @param {Matrix} inner
 * @returns {Matrix}
 */
function multiply(outer, inner) {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** @param {unknown} value @returns {Matrix} */
function asMatrix(value) {
  if (typeof value !== "object" || value === null) return identity;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Object.values(value).map(asNumber);
  return [a, b, c, d, e, f];
}

/** @param {unknown} value @returns {number} */
function asNumber(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
