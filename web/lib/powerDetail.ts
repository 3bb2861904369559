type Labels = Readonly<Record<string, string>>;

/** What the model of power tells of one run, month by month of all years. Unit: GWh, USD/kWh. */
export interface PowerDetail {
  readonly firstYear: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly state?: string | undefined;
    readonly label: Labels;
    readonly need: readonly number[];
    readonly unserved: readonly number[];
    /** What makes power there. */
    readonly supplies: readonly { readonly id: string; readonly label: Labels }[];
  }[];
  readonly lines: readonly PowerLine[];
}

/** A line between two places: what it carried there and back. */
export interface PowerLine {
  readonly id: string;
  readonly label: Labels;
  readonly from: string;
  readonly to: string;
  readonly sent: readonly number[];
  readonly sentBack: readonly number[];
}

/** Whether a detail is one of power. */
export function isPowerDetail(detail: unknown): detail is PowerDetail {
  const one = detail as Partial<PowerDetail> | null | undefined;
  return Array.isArray(one?.lines) && Array.isArray(one.nodes) && one.nodes[0]?.need !== undefined;
}

/** What a line carried in each month of a mean year, there and back. Unit: GWh. */
export function meanYear(values: readonly number[]): readonly number[] {
  const years = Math.max(1, Math.floor(values.length / 12));
  return Array.from({ length: 12 }, (_, month) => {
    let sum = 0;
    for (let year = 0; year < years; year++) sum += values[year * 12 + month] ?? 0;
    return sum / years;
  });
}
