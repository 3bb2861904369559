type Labels = Readonly<Record<string, string>>;

/** What the model of rivers tells of one run, step by step. Unit: km³ a step; storage km³ after it; GWh. */
export interface RiverDetail {
  readonly firstYear: number;
  readonly steps: readonly { readonly id: string; readonly days: number }[];
  readonly nodes: readonly RiverNode[];
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly flow: readonly number[];
  }[];
}

/** A place on a river. */
export interface RiverNode {
  readonly id: string;
  readonly label: Labels;
  readonly state?: string | undefined;
  readonly place?: { readonly lat: number; readonly lon: number } | undefined;
  readonly capacity?: number | undefined;
  readonly storage?: readonly number[] | undefined;
  readonly inflow: readonly number[];
  readonly outflow: readonly number[];
}

/** Whether a detail is one of rivers. */
export function isRiverDetail(detail: unknown): detail is RiverDetail {
  const one = detail as Partial<RiverDetail> | null | undefined;
  return Array.isArray(one?.nodes) && Array.isArray(one.steps) && Array.isArray(one.links);
}

/** How many steps a run has in all. */
export function stepsIn(detail: RiverDetail): number {
  return detail.nodes[0]?.inflow.length ?? 0;
}

/** The year and the place within it of a step. */
export function whenIs(detail: RiverDetail, step: number): { year: number; at: number } {
  const each = Math.max(1, detail.steps.length);
  return { year: detail.firstYear + Math.floor(step / each), at: step % each };
}

/** The places that store water. */
export function reservoirsOf(
  detail: RiverDetail,
): readonly (RiverNode & { storage: readonly number[] })[] {
  return detail.nodes.flatMap((node) => (node.storage ? [{ ...node, storage: node.storage }] : []));
}
