import { type Fraction, fractionText, negative, readFraction } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import { airportNucleolus, airportShapley } from "./airport.ts";
import type { BimatrixGame, PayoffMatrix } from "./bimatrix.ts";
import { turned } from "./bimatrix.ts";
import { checkPackage, packageShape, readShape } from "./caseShape.ts";
import { type CoalitionGame, checkCoalitions } from "./coalition.ts";
import { coalitionAnswer } from "./coalitionAnswer.ts";
import { groupsOf } from "./coalitionFigures.ts";
import { bargainOver, type Point, paretoFrontier } from "./frontier.ts";
import { gameAnswer } from "./gameAnswer.ts";
import { packageDetail } from "./packageDetail.ts";
import { votingPower } from "./voting.ts";

type Keys = Readonly<Record<string, unknown>>;

/**
 * Answers a game that a user wrote, by the kind that its keys tell.
 *
 * Shape: payoffs `A` and `B` of two players (or `A` with `zeroSum` or `symmetric`; or T, R, P, S of a dilemma); worths of
 * groups (`values` by name "A+B", or a list by bit mask); a package (`states`, `measures`); a vote (`weights`, `quota`);
 * a cost shared by uses (`runway_cost` or `costs`, with `movements` or `uses`); points of payoffs with `disagreement`.
 * Throws: `game-kind` when the keys tell no kind; `game-values` naming row or key; `game-too-large` with the bound.
 */
export function answerGame(value: unknown, where: string) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrong("game-kind", "A game is one JSON object: write { … }.", where);
  }
  const keys = value as Keys;
  if (has(keys, "measures")) return answerPackage(keys, where);
  if (has(keys, "quota")) return answerVote(keys, where);
  if (has(keys, "runway_cost") || has(keys, "costs")) return answerCost(keys, where);
  if (has(keys, "points")) return answerPoints(keys, where);
  if (has(keys, "A") || has(keys, "payoffs")) return gameAnswer(readBimatrix(keys, where));
  if (has(keys, "values") || has(keys, "value_by_bitmask")) {
    return coalitionAnswer(readCoalition(keys, where));
  }
  throw wrong(
    "game-kind",
    "The keys tell no kind of game: give A and B (payoffs of two players), values (worths of groups), states and measures (a package), weights and quota (a vote), costs and uses (a shared cost), or points and disagreement.",
    where,
  );
}

/** What `answerGame` gives: one shape for every kind. */
export type GameFileAnswer = ReturnType<typeof answerGame>;

const has = (keys: Keys, key: string): boolean => Object.hasOwn(keys, key);

const wrong = (code: string, message: string, where: string): Problem =>
  new Problem(code, message, { where });

/** A number of the file, exactly. Throws: `game-values` naming where it stands. */
function numberAt(value: unknown, place: string, where: string): Fraction {
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw wrong(
      "game-values",
      `${place}: the number is too long for JSON; write it in quotes.`,
      where,
    );
  }
  const found = readFraction(value);
  if (found !== undefined) return found;
  throw wrong(
    "game-values",
    `${place}: a number is needed, such as 3, -0.5 or "1/3", and there is ${JSON.stringify(value)?.slice(0, 40) ?? "nothing"}.`,
    where,
  );
}

function listAt(value: unknown, place: string, where: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw wrong("game-values", `${place}: a list is needed.`, where);
}

const numbersAt = (value: unknown, place: string, where: string): readonly Fraction[] =>
  listAt(value, place, where).map((one, i) => numberAt(one, `${place}[${i}]`, where));

function matrixAt(value: unknown, place: string, where: string): PayoffMatrix {
  const rows = listAt(value, place, where).map((row, i) => numbersAt(row, `${place}[${i}]`, where));
  const width = rows[0]?.length ?? 0;
  const odd = rows.findIndex((row) => row.length !== width);
  if (odd < 0) return rows;
  throw wrong(
    "game-values",
    `${place}[${odd}]: the row has ${rows[odd]?.length} numbers where the first has ${width}.`,
    where,
  );
}

function namesAt(
  value: unknown,
  count: number,
  usual: string,
  place: string,
  where: string,
): readonly string[] {
  if (value === undefined) return Array.from({ length: count }, (_, i) => `${usual}${i + 1}`);
  const names = listAt(value, place, where).map(String);
  if (names.length === count && new Set(names).size === count) return names;
  throw wrong("game-values", `${place}: give ${count} different names.`, where);
}

function readBimatrix(keys: Keys, where: string): BimatrixGame {
  const [first, second] = matricesOf(keys, where);
  const height = first.length;
  const width = first[0]?.length ?? 0;
  if (second.length !== height || second[0]?.length !== width) {
    throw wrong(
      "game-values",
      `B: it has ${second.length} × ${second[0]?.length} numbers where A has ${height} × ${width}.`,
      where,
    );
  }
  const strategies = Array.isArray(keys.strategies) ? keys.strategies : [];
  const [one = "first", other = "second"] = namesAt(keys.players, 2, "player ", "players", where);
  return {
    players: [one, other],
    strategies: [
      namesAt(keys.rows ?? strategies[0], height, "row ", "rows", where),
      namesAt(keys.columns ?? strategies[1], width, "column ", "columns", where),
    ],
    payoffs: [first, second],
  };
}

function matricesOf(keys: Keys, where: string): readonly [PayoffMatrix, PayoffMatrix] {
  if (!has(keys, "A")) return matricesOfPayoffs(keys.payoffs, where);
  const first = matrixAt(keys.A, "A", where);
  if (has(keys, "B")) return [first, matrixAt(keys.B, "B", where)];
  if (keys.zeroSum === true) return [first, first.map((row) => row.map(negative))];
  const isSquare = first.length === first[0]?.length;
  if (keys.symmetric === true && isSquare) return [first, turned(first)];
  throw wrong(
    "game-values",
    "B is missing: give the second player's payoffs, or say zeroSum: true, or symmetric: true for a square A.",
    where,
  );
}

/** A dilemma by its four letters, or a table of pairs. */
function matricesOfPayoffs(payoffs: unknown, where: string): readonly [PayoffMatrix, PayoffMatrix] {
  if (Array.isArray(payoffs)) {
    const side = (at: 0 | 1): PayoffMatrix =>
      matrixAt(
        payoffs.map((row, i) =>
          listAt(row, `payoffs[${i}]`, where).map(
            (pair, j) => listAt(pair, `payoffs[${i}][${j}]`, where)[at],
          ),
        ),
        "payoffs",
        where,
      );
    return [side(0), side(1)];
  }
  const letters = (payoffs ?? {}) as Keys;
  const at = (letter: string): Fraction => numberAt(letters[letter], `payoffs.${letter}`, where);
  const first = [
    [at("R"), at("S")],
    [at("T"), at("P")],
  ];
  return [first, turned(first)];
}

function readCoalition(keys: Keys, where: string): CoalitionGame {
  const { values } = keys;
  const isList = has(keys, "value_by_bitmask") || Array.isArray(values);
  if (isList) {
    const list = numbersAt(keys.value_by_bitmask ?? values, "values", where);
    const count = Math.round(Math.log2(list.length));
    const game = {
      players: namesAt(keys.players, count, "player ", "players", where),
      values: list,
    };
    checkCoalitions(game);
    return game;
  }
  const byName = (typeof values === "object" && values !== null ? values : {}) as Keys;
  const named = Object.keys(byName).flatMap((name) => name.split(/[+,]/).map((one) => one.trim()));
  const players = Array.isArray(keys.players) ? keys.players.map(String) : [...new Set(named)];
  const groups = groupsOf(players, Object.keys(byName), where);
  const missing = Array.from({ length: 2 ** players.length - 1 }, (_, k) => k + 1).filter(
    (mask) => !groups.has(mask),
  );
  const [first] = missing;
  if (first !== undefined && keys.missing !== "zero") {
    const name = players.filter((_, i) => (first & (1 << i)) !== 0).join("+");
    throw wrong(
      "game-values",
      `values: ${missing.length} groups have no worth, ${name} among them: add them, or say "missing": "zero".`,
      where,
    );
  }
  const list = Array.from({ length: 2 ** players.length }, (_, mask) => {
    const name = groups.get(mask);
    return numberAt(name === undefined ? 0 : byName[name], `values.${name}`, where);
  });
  const game = { players, values: list };
  checkCoalitions(game);
  return game;
}

function answerPackage(keys: Keys, where: string) {
  const known = Object.fromEntries(
    Object.keys(packageShape.shape).flatMap((key) => (has(keys, key) ? [[key, keys[key]]] : [])),
  );
  const text = readShape(packageShape, known, where);
  checkPackage(text, where);
  return { kind: "package" as const, unit: text.unit, ...packageDetail(text, {}) };
}

function answerVote(keys: Keys, where: string) {
  const weights = numbersAt(keys.weights, "weights", where).map(wholeNumber);
  const power = votingPower({ weights, quota: wholeNumber(numberAt(keys.quota, "quota", where)) });
  return {
    kind: "vote" as const,
    players: namesAt(keys.players, weights.length, "member ", "players", where),
    shapleyShubik: power.shapleyShubik.map(fractionText),
    banzhaf: power.banzhaf.map(fractionText),
  };
}

const wholeNumber = (value: Fraction): number =>
  value.denominator === 1n ? Number(value.numerator) : Number.NaN;

function answerCost(keys: Keys, where: string) {
  const key = has(keys, "costs") ? "costs" : "runway_cost";
  const costs = numbersAt(keys[key], key, where);
  const counts = keys.uses ?? keys.movements ?? costs.map(() => 1);
  const uses = numbersAt(counts, "uses", where).map(wholeNumber);
  const fault = costs.findIndex((cost, i) => {
    const before = costs[i - 1];
    const isFalling =
      before !== undefined &&
      cost.numerator * before.denominator < before.numerator * cost.denominator;
    return isFalling || !((uses[i] ?? 0) >= 1);
  });
  if (fault >= 0 || uses.length !== costs.length) {
    throw wrong(
      "game-values",
      `${key}[${Math.max(0, fault)}]: costs rise from type to type, and every type has a whole number of uses from 1 up.`,
      where,
    );
  }
  const types = costs.map((cost, i) => ({ cost, uses: uses[i] ?? 1 }));
  return {
    kind: "shared cost" as const,
    types: namesAt(keys.types, costs.length, "type ", "types", where),
    shapley: airportShapley(types).map(fractionText),
    nucleolus: airportNucleolus(types).map(fractionText),
  };
}

function answerPoints(keys: Keys, where: string) {
  const pairAt = (value: unknown, place: string): Point => {
    const [first, second, more] = numbersAt(value, place, where);
    if (first !== undefined && second !== undefined && more === undefined) return [first, second];
    throw wrong("game-values", `${place}: two numbers are needed, one for each side.`, where);
  };
  const points = listAt(keys.points, "points", where).map((point, i) =>
    pairAt(point, `points[${i}]`),
  );
  const outside = pairAt(keys.disagreement, "disagreement");
  const weights = keys.weights === undefined ? undefined : pairAt(keys.weights, "weights");
  const found = bargainOver(points, outside, weights);
  const tell = (point: Point | undefined): readonly string[] | undefined =>
    point?.map(fractionText);
  return {
    kind: "bargaining" as const,
    frontier: paretoFrontier(points).map((point) => point.map(fractionText)),
    disagreement: outside.map(fractionText),
    nash: tell(found?.nash),
    kalaiSmorodinsky: tell(found?.kalaiSmorodinsky),
    egalitarian: tell(found?.egalitarian),
    utilitarian: tell(found?.utilitarian),
    advice: found === undefined ? nothingToShare : undefined,
  };
}

const nothingToShare =
  "Every point leaves one side with less than without agreement: add points, or lower what a side has alone.";
