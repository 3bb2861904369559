import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type AbsentAs,
  createVoteTable,
  type LikenessMeasure,
  type RollCallVotes,
  type Similarities,
  type SimilarityOptions,
  similarity,
} from "../../src/measures/index.ts";
import { matrixVotes, rowsOf } from "./votesReference.ts";

const votesFolder = "../shared/data/reference/votes";
const statesFolder = "../shared/data/states";
const hasVotes = existsSync(votesFolder);
const hasStates = existsSync(statesFolder);
if (!hasVotes) console.warn(`skipped: ${votesFolder} is not here`);
if (!hasStates) console.warn(`skipped: ${statesFolder} is not here`);

type Row = Readonly<Record<string, string>>;

/** Rows of likeness by pair and group. */
function byKey(found: Similarities): (one: string, other: string, group: string) => number {
  const places = new Map<string, number>();
  for (let row = 0; row < found.rows; row += 1) {
    const [a, b] = [found.states[found.a[row] ?? 0], found.states[found.b[row] ?? 0]];
    places.set(`${a}-${b} ${found.groups[found.group[row] ?? 0]}`, row);
  }
  return (one, other, group) =>
    places.get(`${one < other ? `${one}-${other}` : `${other}-${one}`} ${group}`) ?? -1;
}

describe.skipIf(!hasVotes)("similarity, against Häge's formulas on the unvotes data", () => {
  const codes: Readonly<Record<string, number>> = { yes: 1, abstain: 2, no: 3 };
  const calls = new Map<
    string,
    { id: string; session: number; year: number; votes: Record<string, number> }
  >();
  if (hasVotes) {
    for (const { rcid = "", session, date } of rowsOf(`${votesFolder}/roll_calls.csv`)) {
      calls.set(rcid, {
        id: rcid,
        session: Number(session),
        year: Number(date?.slice(0, 4)),
        votes: {},
      });
    }
    for (const { rcid = "", country_code = "", vote = "" } of rowsOf(
      `${votesFolder}/votes_subset.csv.gz`,
    )) {
      const call = calls.get(rcid);
      if (call) call.votes[country_code] = codes[vote] ?? 0;
    }
  }
  const table = createVoteTable([...calls.values()], {
    membership: { by: "votes of the session" },
  });
  const expected = hasVotes ? rowsOf(`${votesFolder}/expected_similarity_unvotes.csv`) : [];
  const columns: Readonly<Record<string, LikenessMeasure>> = {
    agree: "agreement",
    s_sq: "sSquared",
    s_abs: "sAbsolute",
    kappa: "kappaQuadratic",
    pi: "piQuadratic",
  };

  for (const [absent, period, rows] of [
    ["pairwise_drop", "session", 240],
    ["pairwise_drop", "year", 241],
    ["as_abstain", "session", 240],
  ] as const) {
    it(`R8: gives all ${rows} rows by ${period} with absent ${absent}, to 1e-9`, () => {
      const how: AbsentAs = absent === "pairwise_drop" ? "dropped" : "asAbstain";
      const found = similarity(table, { absent: how, by: period, withoutVariation: "zero" });
      const rowOf = byKey(found);
      const asked = expected.filter((row) => row.absent === absent && row.period === period);
      expect(asked).toHaveLength(rows);
      for (const known of asked) {
        const row = rowOf(known.country_a ?? "", known.country_b ?? "", known.t ?? "");
        expect(found.joint[row], JSON.stringify(known)).toBe(Number(known.n));
        for (const [column, measure] of Object.entries(columns)) {
          const apart = Math.abs((found.measures[measure][row] ?? 0) - Number(known[column]));
          expect(apart, `${column} ${JSON.stringify(known)}`).toBeLessThan(1e-9);
        }
      }
      expect(found.absent).toBe(how);
    });
  }

  it("tells how much the two conventions differ: Uzbekistan and Kazakhstan in session 73", () => {
    const kappa = (absent: AbsentAs): number => {
      const options = { absent, by: "session", withoutVariation: "zero" } as const;
      const found = similarity(table, { ...options, pairs: [["UZ", "KZ"]] });
      return found.measures.kappaQuadratic[byKey(found)("UZ", "KZ", "73")] ?? Number.NaN;
    };
    expect(kappa("dropped")).toBeCloseTo(0.755, 3);
    expect(kappa("asAbstain")).toBeCloseTo(0.544, 3);
  });
});

describe.skipIf(!hasStates)("similarity, against the two matrices of world votes", () => {
  const columns: Readonly<Record<string, LikenessMeasure>> = {
    agreement: "agreement",
    s_squared: "sSquared",
    s_absolute: "sAbsolute",
    kappa: "kappa",
    kappa_linear: "kappaLinear",
    kappa_quadratic: "kappaQuadratic",
    pi: "pi",
    pi_quadratic: "piQuadratic",
  };
  const options: SimilarityOptions = { absent: "dropped", by: "year", withoutVariation: "missing" };
  const votesOf = (source: string): readonly RollCallVotes[] => {
    if (source === "ungadm_fpsim") {
      return matrixVotes(`${statesFolder}/un_votes_ungadm_matrix_1991_2022.csv`, "resid");
    }
    const calls = rowsOf(`${statesFolder}/un_roll_calls.csv`);
    const years = new Map(calls.map(({ rcid, year }) => [rcid, Number(year)]));
    return matrixVotes(`${statesFolder}/un_votes_matrix.csv`, "rcid")
      .map((call) => ({ ...call, year: years.get(call.id) ?? Number.NaN }))
      .filter(({ year }) => year >= 1991);
  };
  const expected = hasStates ? rowsOf(`${statesFolder}/un_vote_similarity_reference.csv`) : [];

  for (const source of ["voeten_unvotes", "ungadm_fpsim"]) {
    const asked = expected.filter((row: Row) => row.source === source);
    it(`R8: gives all ${asked.length} pair-years of ${source} at the printed digits`, () => {
      const table = createVoteTable(votesOf(source), { membership: { by: "votes of the year" } });
      const found = similarity(table, options);
      const rowOf = byKey(found);
      let worst = 0;
      for (const known of asked) {
        const row = rowOf(known.iso3_a ?? "", known.iso3_b ?? "", known.year ?? "");
        expect(found.joint[row], JSON.stringify(known)).toBe(Number(known.n_joint_votes));
        for (const [column, measure] of Object.entries(columns)) {
          const value = found.measures[measure][row] ?? Number.NaN;
          if (known[column] === "") expect(value).toBeNaN();
          else worst = Math.max(worst, Math.abs(value - Number(known[column])));
        }
      }
      expect(worst).toBeLessThan(5.1e-9);
    });
  }

  it("has Kazakhstan and Uzbekistan in 2019 and 2022 as the reference prints them", () => {
    const table = createVoteTable(votesOf("ungadm_fpsim"), {
      membership: { by: "votes of the year" },
    });
    const found = similarity(table, { ...options, pairs: [["UZB", "KAZ"]] });
    const at = (year: string): readonly number[] => {
      const row = byKey(found)("KAZ", "UZB", year);
      const { agreement, sSquared, kappa, piQuadratic } = found.measures;
      return [found.joint, agreement, sSquared, kappa, piQuadratic].map((list) => list[row] ?? 0);
    };
    const known = {
      "2019": [84, 0.91666667, 0.95833333, 0.46594005, 0.67104895],
      "2022": [149, 0.89261745, 0.94630872, 0.47604396, 0.61121983],
    };
    for (const [year, values] of Object.entries(known)) {
      for (const [i, value] of at(year).entries()) expect(value).toBeCloseTo(values[i] ?? 0, 8);
    }
  });
});
