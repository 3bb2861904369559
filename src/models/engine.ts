/** A file of the dossier as an engine reads it: its text, by its path from the dossier's folder. */
export interface ModelFiles {
  /**
   * The text of a file; `.gz` files come unpacked.
   *
   * Throws: `model-file-missing` when it is not there or lies outside the dossier.
   */
  text(path: string): string;
}

/** What a scenario sets: assumptions by id as numbers in their own unit, levers by id as numbers, words or switches. */
export type Settings = Readonly<Record<string, number | string | boolean>>;

/**
 * One number that an engine found.
 *
 * Shape: `measure` names an entry of `content/models/<engine>.yaml`, which holds label, unit, interest and direction;
 * `state` is an ISO3 code, or missing where the number belongs to no state alone; `year` and `month` (1–12) are missing
 * where the number is of the whole horizon; `item` tells apart numbers of one measure and state (a route, a reservoir).
 * Missing: `value` is undefined when there is no such number (a place that cannot be reached), never 0 or NaN.
 */
export interface Figure {
  readonly measure: string;
  readonly state?: string;
  readonly item?: string;
  readonly year?: number;
  readonly month?: number;
  readonly value: number | undefined;
}

/**
 * A way of working out what would happen: pure, without a clock, a network or chance of its own.
 *
 * `prepare` reads what does not change between draws, once; `run` answers one set of settings, and gives the same
 * figures in the same order of keys for any settings of the same prepared case, so that baseline and change can be laid
 * side by side.
 */
export interface Engine<Case> {
  readonly id: string;
  /**
   * Reads the engine's own part of a scenario and the files that it names.
   *
   * Throws: a Problem that names the key or the file and row that is wrong, and what to write instead.
   */
  prepare(input: unknown, files: ModelFiles, where: string): Case;
  /**
   * Works out one case for one set of settings: assumptions, with baseline or change laid over them.
   *
   * Throws: a Problem that names the constraint that cannot be kept and what to relax, when there is no answer.
   */
  run(prepared: Case, settings: Settings): readonly Figure[] | Promise<readonly Figure[]>;
  /**
   * What a page draws of one run beyond its figures (storage by month, links of a route): plain data for JSON.
   * Missing: undefined where an engine has no more to show.
   */
  detail?(prepared: Case, settings: Settings): unknown | Promise<unknown>;
}
