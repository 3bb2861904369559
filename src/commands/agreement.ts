import { personCoding } from "../decisions/index.ts";
import {
  type Comparable,
  coding,
  compareCoders,
  type FieldAgreement,
  modelCoding,
  toComparable,
} from "../evidence/index.ts";
import { openBuilt } from "../pipeline.ts";
import { type Command, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";

/** `hamkor agreement`: how far coders of the same passages agree, machines and people. */
export const command: Command = {
  usage: "agreement",
  describe:
    "Shows how well the rules, each model and each person agree, two by two: raw agreement, α, κ and AC1 by field, with n.",
  options: placeOptions,
  run: async (call) => {
    const folder = dossierFolder(call);
    const { store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const rules = toComparable(await store.rows(coding));
      const coders: readonly Coders[] = [
        ["rules", rules],
        ...byCoder(await store.rows(modelCoding)),
        ...byCoder(await store.rows(personCoding)),
      ];
      const told = coders.flatMap(([one, first], index) =>
        coders.slice(index + 1).map(([other, second]) => ({
          coders: [one, other],
          fields: compareCoders(first, second),
        })),
      );
      if (call.options.json === true) writeJson(call.terminal, told);
      else call.terminal.out(told.length === 0 ? nobody : told.map(draw).join("\n"));
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

const nobody =
  "Only the rules have coded this dossier: hamkor code asks a model, hamkor decide takes what a person codes.\n";

type Coders = readonly [string, readonly Comparable[]];

function byCoder(rows: readonly (Comparable & { readonly coder: string })[]): readonly Coders[] {
  const names = [...new Set(rows.map((one) => one.coder))].sort();
  return names.map((name) => [name, rows.filter((one) => one.coder === name)]);
}

function draw(told: { coders: readonly string[]; fields: readonly FieldAgreement[] }): string {
  const head = ["field", "n", "raw", "alpha", "kappa", "AC1"];
  const rows = told.fields.map(({ field, n, raw, alpha, kappa, ac1 }) => [
    field,
    String(n),
    ...[raw, alpha, kappa, ac1].map((one) => one?.toFixed(2) ?? "–"),
  ]);
  const lines = [head, ...rows].map(
    ([first = "", ...rest]) => first.padEnd(26) + rest.map((one) => one.padStart(7)).join(""),
  );
  return `${told.coders.join(" and ")}\n${lines.join("\n")}\n`;
}
