import { appendDecision, commitFile, type Decision, decisionKinds } from "../decisions/index.ts";
import { openBuilt } from "../pipeline.ts";
import { prepareDecision } from "../register/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

/** `hamkor decide`: writes what a person decides about a proposal, a passage or a decision. */
export const command: Command = {
  usage: "decide ID KIND",
  describe:
    "Writes what a person decides to that person's file under decisions/, and commits it where the dossier is in git.",
  options: {
    ...placeOptions,
    who: { type: "string", describe: "name of the person who decides (needed)" },
    why: { type: "string", describe: "why, in that person's words" },
    value: {
      type: "string",
      describe:
        'what is put in place, as JSON: correct {"date": …}, merge {"into": ID}, split {"parts": […]}, settle {"decision": ID}',
    },
    email: { type: "string", describe: "address for the commit (default: that of git)" },
  },
  run: async (call) => {
    const [about, kind] = call.words;
    const who = textOption(call, "who");
    if (about === undefined || kind === undefined || !decisionKinds.some((one) => one === kind)) {
      throw new Problem(
        "usage",
        `hamkor decide needs an id and one of: ${decisionKinds.join(", ")}.`,
      );
    }
    if (who === undefined) throw new Problem("usage", "hamkor decide needs --who NAME.");
    const wanted = { who, kind, about, why: textOption(call, "why"), value: putInPlace(call) };
    const folder = dossierFolder(call);
    const { store, dossier } = await openBuilt(folder, storeFolder(call, folder));
    const made = await prepareDecision(store, dossier, wanted, new Date().toISOString()).finally(
      () => store.close(),
    );
    const file = appendDecision(folder, made);
    const git = commitFile(folder, file, {
      who: made.who,
      email: textOption(call, "email"),
      subject: `decisions: ${made.kind} ${made.about}`,
    });
    if (call.options.json === true) writeJson(call.terminal, { decision: made, file, git });
    else call.terminal.out(draw(made, file, git));
    return exitCodes.done;
  },
};

function putInPlace(call: Call): unknown {
  const written = textOption(call, "value");
  if (written === undefined) return undefined;
  try {
    return JSON.parse(written);
  } catch {
    throw new Problem("usage", "--value is no JSON.");
  }
}

function draw(made: Decision, file: string, git: ReturnType<typeof commitFile>): string {
  const kept =
    git.state === "committed"
      ? `committed as ${git.commit.slice(0, 12)}`
      : git.state === "no repository"
        ? "the dossier is in no git repository"
        : `not committed: ${git.reason}; the decision stands`;
  const lines = [`${made.id}: ${made.kind} ${made.about} by ${made.who}`, `${file}, ${kept}`];
  return printable(`${lines.join("\n")}\nhamkor build takes it into the register.\n`);
}
