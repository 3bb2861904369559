/** What the model of threats tells of one run: of how much each state told is exposed to from each other. */
export interface ThreatDetail {
  readonly states: readonly string[];
  readonly strength: readonly number[];
  /** A row for each state told, in the order of `states`; a column for each state. Unit: weighted conflict-years. */
  readonly parts: readonly (readonly number[])[];
}

/** Whether a detail is one of threats. */
export function isThreatDetail(detail: unknown): detail is ThreatDetail {
  const one = detail as Partial<ThreatDetail> | null | undefined;
  return Array.isArray(one?.parts) && Array.isArray(one.strength) && Array.isArray(one.states);
}

/** How much of what a state is exposed to comes from another. Missing: undefined where the run does not tell of the two. */
export function partOf(
  { states, parts }: ThreatDetail,
  state: string,
  from: string,
): number | undefined {
  return parts[states.indexOf(state)]?.[states.indexOf(from)];
}
