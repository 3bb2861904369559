import { codebookTexts, codersOf, coding, mention } from "../evidence/index.ts";
import { type Dossier, readContent } from "../sources/index.ts";
import { digest, type Stage } from "../store/index.ts";
import { document } from "../texts/index.ts";
import { toKnownBook } from "./knownBook.ts";
import { proposalFiles, readProposalContent } from "./proposalContent.ts";
import { propose } from "./proposals.ts";
import { confirmation, proposal } from "./proposalTable.ts";
import { readRegister } from "./register.ts";
import { readRegisterContent, readTables, registerInputs } from "./stage.ts";
import { toStatements } from "./statement.ts";

/**
 * Reads out of the documents what the register does not have: proposals that wait for a person.
 *
 * Shape: held against the register as its tables are, without what people decided, so that a proposal stays the same
 * whether it was decided on or not.
 */
export const proposalsStage: Stage<Dossier> = {
  name: "proposals",
  reads: [coding, mention, document],
  writes: [proposal, confirmation],
  inputs: (dossier) =>
    digest([
      registerInputs(dossier),
      ...proposalFiles.map((path) => readContent(dossier, path)),
      ...codebookTexts(dossier).map((one) => one.text),
    ]),
  run: async (work, dossier) => {
    const content = readRegisterContent(dossier);
    const words = readProposalContent(dossier);
    const register = readRegister(readTables(dossier), content);
    const statements = toStatements(
      await work.rows(coding),
      await work.rows(mention),
      await work.rows(document),
    );
    const book = toKnownBook(register, words, codersOf(dossier).codebooks);
    const found = propose(statements, book, {
      ...words,
      status: content.rules,
      today: dossier.settings.asOf,
    });
    await work.write(proposal, found.proposals);
    await work.write(confirmation, found.confirmations);
    work.progress(1, 1);
  },
};
