import { similarityJson, similaritySheet, sourcesCited } from "../briefs/index.ts";
import { type PairSimilarityOptions, pairSimilarity, readPanelGround } from "../measures/index.ts";
import { openBuilt } from "../pipeline.ts";
import { Problem, parsePair } from "../terms/index.ts";
import { type Call, type Command, textOption } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { formOptions, handOut } from "./tableForms.ts";

const groupings = ["year", "session", "issue", "all"] as const;
const conventions = { dropped: ["dropped"], "as-abstain": ["asAbstain"] } as const;
const bothConventions = ["dropped", "asAbstain"] as const;

/** `hamkor similarity`: how alike two states voted, every measure, the conventions named. */
export const command: Command = {
  usage: "similarity PAIR",
  describe: "How alike two states voted by roll call: agreement, S, Cohen’s κ and Scott’s π.",
  options: {
    ...placeOptions,
    set: {
      type: "string",
      describe: "collection of votes; without it the ones there are are named",
    },
    by: { type: "string", describe: "year (default), session, issue or all" },
    issue: {
      type: "string",
      describe: "only roll calls of an issue; every: each beside the others",
    },
    absent: {
      type: "string",
      describe:
        "roll calls that a state missed: dropped or as-abstain; without it both are printed",
    },
    "without-variation": {
      type: "string",
      describe:
        "κ and π where neither vote varies: missing (default) or zero, as Häge’s scripts have it",
    },
    ...formOptions,
  },
  run: async (call) => {
    const folder = dossierFolder(call);
    const { dossier, store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const ground = await readPanelGround(dossier, store);
      const options = optionsOf(call);
      const found = pairSimilarity(await ground.votes(setOf(call, ground.voteSets)), options);
      await handOut(call, {
        title: `Likeness of votes, ${options.pair.join(" and ")}`,
        sheet: () => similaritySheet(found),
        json: () => similarityJson(found),
        cited: () => sourcesCited([found.source]),
      });
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

function setOf(call: Call, sets: readonly { readonly id: string }[]): string {
  const named = textOption(call, "set");
  const names = sets.map(({ id }) => id).join(", ");
  if (named !== undefined) return named;
  throw new Problem("usage", `Name the votes with --set: the dossier has ${names || "none"}.`);
}

function optionsOf(call: Call): PairSimilarityOptions {
  const [written] = call.words;
  if (written === undefined) throw new Problem("usage", "Name the pair: AAA-BBB.");
  const { a, b } = parsePair(written);
  // The order of the reader stays: the first named is the first told.
  const pair = written.startsWith(a) ? ([a, b] as const) : ([b, a] as const);
  const absent = oneOf(call, "absent", ["dropped", "as-abstain"]);
  return {
    pair,
    by: oneOf(call, "by", groupings) ?? "year",
    absent: absent === undefined ? bothConventions : conventions[absent],
    withoutVariation: oneOf(call, "without-variation", ["missing", "zero"]) ?? "missing",
    issue: textOption(call, "issue"),
  };
}

function oneOf<Name extends string>(
  call: Call,
  option: string,
  names: readonly Name[],
): Name | undefined {
  const written = textOption(call, option);
  if (written === undefined) return undefined;
  const found = names.find((one) => one === written);
  if (found !== undefined) return found;
  throw new Problem("usage", `--${option} is one of ${names.join(", ")}.`);
}
