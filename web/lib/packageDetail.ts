type ByState = Readonly<Record<string, number>>;

/** A way to fill a package: which measures are taken, and what each state gains. */
export interface Filling {
  readonly measures: readonly { readonly id: string; readonly part: number }[];
  readonly gains: ByState;
  readonly isEfficient: boolean;
}

/** A rule of dividing played to its end. */
export interface PlayedRule extends Filling {
  readonly rule: string;
  readonly promised: ByState;
  readonly payments: ByState;
  readonly kept: ByState;
  readonly objections: readonly {
    readonly states: readonly string[];
    readonly promised: number;
    readonly byItself: number;
    readonly lack: number;
  }[];
}

/** What the model of bargaining tells of a package. */
export interface PackageDetail {
  readonly states: readonly string[];
  readonly interests: readonly string[];
  readonly rule: string;
  readonly winner: string | undefined;
  readonly measures: readonly {
    readonly id: string;
    readonly parties: readonly string[];
    readonly gains: ByState;
    readonly byInterest: Readonly<Record<string, ByState>>;
  }[];
  readonly fillings: readonly Filling[];
  readonly groups: readonly { readonly states: readonly string[]; readonly worth: number }[];
  readonly shapley: ByState;
  readonly core: {
    readonly isEmpty: boolean;
    readonly room: number;
    readonly needed: number;
    readonly corners?: readonly ByState[] | undefined;
  };
  readonly rules: readonly PlayedRule[];
}

/** Whether a detail is one of a package. */
export function isPackageDetail(detail: unknown): detail is PackageDetail {
  const one = detail as Partial<PackageDetail> | null | undefined;
  return Array.isArray(one?.fillings) && Array.isArray(one.rules) && Array.isArray(one.measures);
}

/** What a state has without the others. */
export function aloneOf({ groups }: PackageDetail, state: string): number {
  const own = groups.find(({ states }) => states.length === 1 && states[0] === state);
  return own?.worth ?? 0;
}

/** Between which shares a state stays when all stay: over all corners of the core. Missing: when the core is empty. */
export function stableShare(
  { core }: PackageDetail,
  state: string,
): { readonly low: number; readonly high: number } | undefined {
  const values = (core.corners ?? []).flatMap((corner) => corner[state] ?? []);
  if (core.isEmpty || values.length === 0) return undefined;
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** The efficient ways to fill a package in the order of what the first state gains. */
export function frontOf(
  fillings: readonly Filling[],
  [a, b]: readonly [string, string],
): readonly Filling[] {
  return fillings
    .filter(({ isEfficient }) => isEfficient)
    .sort((x, y) => (x.gains[a] ?? 0) - (y.gains[a] ?? 0) || (y.gains[b] ?? 0) - (x.gains[b] ?? 0));
}
