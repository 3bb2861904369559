import type { Choices, Imputation, Normalisation, Treatment } from "./compositeChoices.ts";
import { type CompositeData, denominate, eachPool, type Pools, poolsOf } from "./compositeData.ts";
import { type Imputed, imputeGaps } from "./compositeImpute.ts";
import { type Aim, normaliseColumn } from "./compositeNormalise.ts";
import { type TreatmentNote, treatColumn } from "./compositeTreat.ts";

/** A row that was left out for want of data. */
export interface ScreenedOut {
  readonly row: number;
  readonly share: number;
}

/** What became of the extreme values of an indicator, in one pool of rows. */
export interface PoolTreatment extends TreatmentNote {
  readonly indicator: number;
  readonly pool: number;
}

/** The indicators after each step, one column an indicator. */
export interface Stages {
  readonly denominated: readonly Float64Array[];
  readonly imputed: readonly Float64Array[];
  readonly filled: readonly Uint8Array[];
  readonly screened: readonly Float64Array[];
  readonly screenedOut: readonly ScreenedOut[];
  readonly treated: readonly Float64Array[];
  readonly treatments: readonly PoolTreatment[];
  readonly normalised: readonly Float64Array[];
}

/** The choices on which the columns before weighting rest. */
export type ColumnChoices = Pick<Choices, "imputation" | "treatment" | "normalisation">;

/** What does not change between alternatives. */
export interface StageGround {
  readonly data: CompositeData;
  readonly aims: readonly (Aim & { readonly id: string })[];
  readonly choices: Pick<Choices, "years" | "screening">;
}

/**
 * Works out the stages of an index for any choice of imputation, treatment and normalisation; work that two choices share
 * is done once.
 */
export function createStages(ground: StageGround): (choices: ColumnChoices) => Stages {
  const { data, aims, choices } = ground;
  const pools = poolsOf(data, choices.years === "one" ? "together" : choices.years.scaled);
  const denominated = denominate(data);
  const ids = aims.map((one) => one.id);
  const screenedBy = remembered((imputation: Imputation) =>
    screen(denominated, imputeGaps(denominated, imputation, data, pools), choices.screening),
  );
  const treatedBy = remembered((both: { imputation: Imputation; treatment: Treatment }) =>
    treat(screenedBy(both.imputation).screened, both.treatment, pools, ids),
  );
  return remembered(({ imputation, treatment, normalisation }: ColumnChoices) => {
    const treated = treatedBy({ imputation, treatment });
    return {
      denominated,
      ...screenedBy(imputation),
      ...treated,
      normalised: normalise(treated.treated, aims, normalisation, pools),
    };
  });
}

/** A function that works out each answer once, by what it is asked. */
function remembered<Asked, Answer>(work: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<string, Answer>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(asked);
    known.set(key, made);
    return made;
  };
}

type Screened = Pick<Stages, "imputed" | "filled" | "screened" | "screenedOut">;

function screen(
  denominated: readonly Float64Array[],
  { values, filled }: Imputed,
  screening: Choices["screening"],
): Screened {
  const own = { imputed: values, filled };
  if (screening.method === "none") return { ...own, screened: values, screenedOut: [] };
  const counted = screening.counts === "observed" ? denominated : values;
  const rows = values[0]?.length ?? 0;
  const screenedOut: ScreenedOut[] = [];
  for (let row = 0; row < rows; row += 1) {
    const there = counted.filter((column) => !Number.isNaN(column[row])).length;
    const share = there / counted.length;
    if (share < screening.minimum - 1e-12) screenedOut.push({ row, share });
  }
  const out = new Set(screenedOut.map((one) => one.row));
  const screened = values.map((column) =>
    column.map((value, row) => (out.has(row) ? Number.NaN : value)),
  );
  return { ...own, screened, screenedOut };
}

function treat(
  columns: readonly Float64Array[],
  treatment: Treatment,
  pools: Pools,
  ids: readonly string[],
): Pick<Stages, "treated" | "treatments"> {
  const treatments: PoolTreatment[] = [];
  const treated = columns.map((column, indicator) => {
    let pool = 0;
    const own = isExempt(treatment, ids[indicator] ?? "")
      ? ({ method: "none" } as const)
      : treatment;
    return eachPool(column, pools, (values) => {
      const { values: made, note } = treatColumn(values, own);
      treatments.push({ indicator, pool: pool++, ...note });
      return made;
    });
  });
  return { treated, treatments };
}

function isExempt(treatment: Treatment, id: string): boolean {
  return treatment.method !== "none" && treatment.except.includes(id);
}

function normalise(
  columns: readonly Float64Array[],
  aims: readonly Aim[],
  normalisation: Normalisation,
  pools: Pools,
): readonly Float64Array[] {
  return columns.map((column, at) => {
    const aim = aims[at] ?? { better: "higher", target: undefined };
    return eachPool(column, pools, (values) => normaliseColumn(values, aim, normalisation));
  });
}
