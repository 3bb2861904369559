import {
  type Coder,
  type CompiledCodebooks,
  compileCodebooks,
  createRuleCoder,
  loadCodebooks,
  loadGrammars,
  packageCodebooks,
  packageGrammar,
} from "../../src/evidence/index.ts";

/** The program's own codebooks, compiled once for a test file. */
export const codebooks: CompiledCodebooks = compileCodebooks(loadCodebooks(packageCodebooks()));

/** The rule coder with the program's own codebooks. */
export const coder: Coder = createRuleCoder(codebooks, loadGrammars(packageGrammar()));
