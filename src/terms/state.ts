/**
 * A state as an actor of international relations.
 *
 * Shape: `iso3` is ISO 3166-1 alpha-3 and the only key; `cow` and `gw` are the Correlates of War and the
 * Gleditsch–Ward numbers; `names` are by language tag (BCP 47).
 * Missing: `existsFrom` undefined means that the state system's start is not known to the dossier;
 * `existsUntil` undefined means that the state still exists.
 */
export interface State {
  readonly iso3: string;
  readonly cow?: number | undefined;
  readonly gw?: number | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly existsFrom?: string | undefined;
  readonly existsUntil?: string | undefined;
}

/** Whether a state existed for the whole or a part of a year. */
export function existsIn(state: State, year: number): boolean {
  const from = state.existsFrom;
  const until = state.existsUntil;
  const begun = from === undefined || Number(from.slice(0, 4)) <= year;
  return begun && (until === undefined || Number(until.slice(0, 4)) >= year);
}
