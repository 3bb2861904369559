import type { Engine, ModelFiles, Settings } from "../engine.ts";
import {
  type CoalitionText,
  caseShape,
  checkPackage,
  type GameText,
  type PackageText,
  readShape,
} from "./caseShape.ts";
import { coalitionAnswer } from "./coalitionAnswer.ts";
import { coalitionFigures, coalitionUnder, groupsOf } from "./coalitionFigures.ts";
import { gameDetail } from "./gameDetail.ts";
import { checkGame, gameFigures } from "./gameFigures.ts";
import { packageDetail } from "./packageDetail.ts";
import { packageFigures } from "./packageFigures.ts";

/** A case of bargaining, read and checked: one of three kinds. */
export type BargainingCase = { readonly where: string } & (
  | { readonly kind: "package"; readonly text: PackageText }
  | { readonly kind: "coalition"; readonly text: CoalitionText }
  | { readonly kind: "game"; readonly text: GameText }
);

/** How the gain of a package can be divided so that no one leaves, and what it takes to keep an agreement. */
export const bargaining: Engine<BargainingCase> = {
  id: "bargaining",
  prepare: prepareBargaining,
  run: runBargaining,
  detail: bargainingDetail,
};

function prepareBargaining(input: unknown, _files: ModelFiles, where: string): BargainingCase {
  const read = readShape(caseShape, input, where);
  if ("package" in read) {
    checkPackage(read.package, where);
    return { kind: "package", text: read.package, where };
  }
  if ("coalition" in read) {
    groupsOf(read.coalition.players, Object.keys(read.coalition.values), where);
    return { kind: "coalition", text: read.coalition, where };
  }
  checkGame(read.game, where);
  return { kind: "game", text: read.game, where };
}

function runBargaining(prepared: BargainingCase, settings: Settings) {
  switch (prepared.kind) {
    case "package":
      return packageFigures(prepared.text, settings);
    case "coalition":
      return coalitionFigures(prepared.text, settings, prepared.where);
    case "game":
      return gameFigures(prepared.text, settings);
  }
}

function bargainingDetail(prepared: BargainingCase, settings: Settings): unknown {
  switch (prepared.kind) {
    case "package":
      return packageDetail(prepared.text, settings);
    case "coalition":
      return coalitionAnswer(coalitionUnder(prepared.text, settings, prepared.where));
    case "game":
      return gameDetail(prepared.text, settings);
  }
}
