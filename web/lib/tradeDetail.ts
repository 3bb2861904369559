/** What the model of trade tells of one run: flows between the states told, before the change and after it. Unit: USD a year. */
export interface TradeDetail {
  readonly flows: readonly {
    readonly exporter: string;
    readonly to: readonly {
      readonly importer: string;
      readonly before?: number | undefined;
      readonly after?: number | undefined;
    }[];
  }[];
}

/** Whether a detail is one of trade. */
export function isTradeDetail(detail: unknown): detail is TradeDetail {
  const one = detail as Partial<TradeDetail> | null | undefined;
  return Array.isArray(one?.flows) && one.flows[0]?.exporter !== undefined;
}

/** What a state sells to another in a run. Unit: million USD. Missing: undefined where the run does not tell. */
export function flowOf(
  { flows }: TradeDetail,
  exporter: string,
  importer: string,
): number | undefined {
  const found = flows
    .find((one) => one.exporter === exporter)
    ?.to.find((one) => one.importer === importer);
  return found?.after === undefined ? undefined : found.after / 1e6;
}
