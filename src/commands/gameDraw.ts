import type { GameFileAnswer } from "../models/index.ts";
import { printable } from "./terminal.ts";

/** A solved game as text for the terminal. */
export function drawGame(answer: GameFileAnswer): string {
  return `${printable(linesOf(answer).join("\n"))}\n`;
}

function linesOf(answer: GameFileAnswer): readonly string[] {
  switch (answer.kind) {
    case "bimatrix":
      return drawBimatrix(answer);
    case "coalition":
      return drawCoalition(answer);
    case "package":
      return drawPackage(answer);
    case "vote":
      return [
        "A weighted vote: power of each member",
        ...table([
          ["", "Shapley–Shubik", "Banzhaf"],
          ...answer.players.map((name, i) => [name, answer.shapleyShubik[i], answer.banzhaf[i]]),
        ]),
      ];
    case "shared cost":
      return [
        "A shared cost: what one use of each type pays",
        ...table([
          ["", "Shapley", "nucleolus"],
          ...answer.types.map((name, i) => [
            name,
            decimal(answer.shapley[i]),
            decimal(answer.nucleolus[i]),
          ]),
        ]),
      ];
    case "bargaining":
      return drawBargain(answer);
  }
}

type Kind<Name extends GameFileAnswer["kind"]> = Extract<GameFileAnswer, { readonly kind: Name }>;
type Cells = readonly (string | undefined)[];

const leaves = "who would leave";

/** Columns as wide as their widest cell: names to the left, numbers to the right. */
function table(rows: readonly Cells[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, k) =>
    Math.max(...rows.map((row) => (row[k] ?? "–").length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell = "–", k) => (k === 0 || rows[0]?.[k] === leaves ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0))).join("  ")}`.trimEnd(),
  );
}

function decimal(text: string | undefined): string {
  const [above = "0", below = "1"] = (text ?? "0").split("/");
  return round(Number(above) / Number(below));
}

const round = (value: number): string => String(Math.round(value * 1e6) / 1e6);

function drawBimatrix(answer: Kind<"bimatrix">): readonly string[] {
  const [first, second] = answer.players;
  const used = (shares: readonly string[], names: readonly string[]): string =>
    shares
      .flatMap((share, i) =>
        share === "0" ? [] : [share === "1" ? (names[i] ?? "") : `${share} ${names[i]}`],
      )
      .join(" + ");
  const mixed = answer.components.filter((one) => one.equilibria.length > 1);
  return [
    `${answer.equilibria.length} extreme ${answer.equilibria.length === 1 ? "equilibrium" : "equilibria"} of ${first} and ${second}`,
    ...table([
      ["", first, second, `payoff ${first}`, `payoff ${second}`],
      ...answer.equilibria.map(({ x, y, payoffs }, i) => [
        `${i + 1}`,
        used(x, answer.strategies[0]),
        used(y, answer.strategies[1]),
        payoffs[0],
        payoffs[1],
      ]),
    ]),
    ...mixed.map(
      (one) =>
        `  ${one.equilibria.map((i) => i + 1).join(", ")} hang together: so do mixtures between them.`,
    ),
    "",
    `Not to be bettered for one without harm to the other: ${answer.efficient.map((cell) => cell.join(" / ")).join("; ")}`,
    `Never used by who reasons: ${[...(answer.dominated[0] ?? []).map((one) => `${first}: ${one}`), ...(answer.dominated[1] ?? []).map((one) => `${second}: ${one}`)].join("; ") || "none"}`,
    ...(answer.riskDominance === undefined
      ? []
      : [
          `Safer of the two pure equilibria: ${answer.riskDominance.safer?.join(" / ") ?? "neither"} (${answer.riskDominance.products.join(" against ")})`,
        ]),
    `Sure whatever the other does: ${answer.security.map((one, i) => `${answer.players[i]} ${one.value}`).join(", ")}`,
    `With a go-between at best: ${answer.correlated.payoffs.join(" and ")}, together ${answer.correlated.sum}`,
    ...answer.repeated.flatMap(({ agreed, grimTrigger, titForTat }) =>
      grimTrigger.both === undefined
        ? []
        : [
            `Met again and again, ${agreed.join(" / ")} holds when the next round counts at least ${grimTrigger.both} of this one (grim trigger)${titForTat?.both === undefined ? "" : `, ${titForTat.both} (tit for tat)`}`,
          ],
    ),
  ];
}

function drawCoalition(answer: Kind<"coalition">): readonly string[] {
  const { core } = answer;
  return [
    `${answer.players.length} players divide ${answer.whole}; together they gain ${answer.gain}`,
    ...table([
      ["", ...answer.players, leaves],
      ...answer.divisions.map(({ rule, shares, leave }) => [
        rule,
        ...shares,
        leave.map(({ group, lack }) => `${group.join("+")} (lacks ${lack})`).join(", ") || "nobody",
      ]),
    ]),
    "",
    core.advice ??
      `The core is not empty: every group can have at least ${core.leastSurplus} above its own worth.`,
    ...(core.corners === undefined || core.corners.length === 0
      ? []
      : [
          `Corners of the core: ${core.corners.map((corner) => `(${corner.join(", ")})`).join(" ")}`,
        ]),
    `Joining never loses: ${yes(answer.superadditive)}; the larger the group the more one adds: ${yes(answer.convex)}`,
  ];
}

const yes = (is: boolean): string => (is ? "yes" : "no");

function drawPackage(answer: Kind<"package">): readonly string[] {
  const { states } = answer;
  const of = (values: Readonly<Record<string, number>>): readonly string[] =>
    states.map((state) => round(values[state] ?? 0));
  return [
    `A package of ${answer.measures.length} measures${answer.unit === undefined ? "" : ` (${answer.unit})`}`,
    ...table([["measure", ...states], ...answer.measures.map((one) => [one.id, ...of(one.gains)])]),
    "",
    "What each rule promises, and what is kept when those who do better elsewhere leave",
    ...table([
      [
        "rule",
        ...states.map((state) => `${state} promised`),
        ...states.map((state) => `${state} kept`),
        leaves,
      ],
      ...answer.rules.map((one) => [
        one.rule,
        ...of(one.promised),
        ...of(one.kept),
        one.objections
          .map(({ states: group, lack }) => `${group.join("+")} (lacks ${round(lack)})`)
          .join(", ") || "nobody",
      ]),
    ]),
    "",
    answer.core.isEmpty
      ? `No division contents every group: ${answer.core.claims.map((claim) => claim.states.join("+")).join(", ")} fall short by ${round(-answer.core.room)} at least; ${round(answer.core.needed)} more joint gain would hold all.`
      : `Every group can have ${round(answer.core.room)} above what it has by itself.`,
    `Ways to fill the package that cannot be bettered for one state without harm to another: ${answer.fillings.filter((one) => one.isEfficient).length} of ${answer.fillings.length}`,
  ];
}

function drawBargain(answer: Kind<"bargaining">): readonly string[] {
  const line = (name: string, point: readonly string[] | undefined): readonly string[] =>
    point === undefined ? [] : [`  ${name.padEnd(18)} ${point.join(", ")}`];
  return [
    `Bargaining from ${answer.disagreement.join(", ")}`,
    ...(answer.advice === undefined ? [] : [answer.advice]),
    ...line("Nash", answer.nash),
    ...line("Kalai–Smorodinsky", answer.kalaiSmorodinsky),
    ...line("egalitarian", answer.egalitarian),
    ...line("greatest sum", answer.utilitarian),
    `Frontier: ${answer.frontier.map((point) => `(${point.join(", ")})`).join(" ")}`,
  ];
}
