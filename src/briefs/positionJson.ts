import type {
  PlacedCentrality,
  PlacedFigure,
  PositionAnswer,
  PositionGround,
} from "../measures/index.ts";
import { sourceJson } from "./similaritySheet.ts";

/** The position of a state as programs read it: the same document from the command and from the server. */
export function positionJson(ground: PositionGround, found: PositionAnswer) {
  const { state, borderKm, landlocked, coast, sea, region } = found;
  return {
    state,
    names: namesOf(ground, found),
    neighbours: found.neighbours.map(({ state: other, km, share }) => ({
      state: other,
      ...(km === undefined ? {} : { km }),
      ...(share === undefined ? {} : { share }),
      ...placeOf(found.rows.get(other)),
    })),
    ...(borderKm === undefined ? {} : { borderKm }),
    ...(coast === undefined ? {} : { coast: { km: coast.value, ...placeOf(coast) } }),
    ...(landlocked === undefined ? {} : { landlocked }),
    closedWaters: found.closedWaters.map(({ id, names }) => ({ id, names })),
    ...(sea === undefined
      ? {}
      : { sea: { countries: sea.countries, routes: sea.routes.map((route) => [...route]) } }),
    world: centralityJson(found.world),
    ...(region === undefined ? {} : { region: centralityJson(region) }),
    distinctions: found.distinctions.map(({ test, among, others }) => ({
      is: test.is,
      ...("degree" in test ? { degree: test.degree } : {}),
      among,
      others: [...others],
    })),
    rule: ground.rule,
    sources: ground.sources.map(sourceJson),
  };
}

/** Names of every state that the answer speaks of, by language tag. */
function namesOf(
  { names }: PositionGround,
  { state, neighbours, sea, distinctions }: PositionAnswer,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const all = [
    state,
    ...neighbours.map((one) => one.state),
    ...(sea?.routes.flat() ?? []),
    ...distinctions.flatMap(({ others }) => others),
  ];
  return Object.fromEntries(
    [...new Set(all)].sort().flatMap((one) => {
      const known = names.get(one);
      return known === undefined ? [] : [[one, known]];
    }),
  );
}

function placeOf(figure: PlacedFigure | undefined) {
  if (figure === undefined) return {};
  const { note, file, row } = figure;
  return { ...(note === undefined ? {} : { note }), file, row };
}

function centralityJson(found: PlacedCentrality) {
  const { among, betweenness, betweennessRank, closeness, closenessRank } = found;
  return {
    among,
    ...(betweenness === undefined ? {} : { betweenness }),
    ...(betweennessRank === undefined ? {} : { betweennessRank }),
    ...(closeness === undefined ? {} : { closeness }),
    ...(closenessRank === undefined ? {} : { closenessRank }),
  };
}
