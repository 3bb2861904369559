import { z } from "zod";
import { decision, toDecision } from "../decisions/index.ts";
import { turnover } from "../indicators/index.ts";
import { type Dossier, filesDigest, readContent, readTable } from "../sources/index.ts";
import { digest, type Stage, type Workbench } from "../store/index.ts";
import { decidedRows, type PlacedDecided } from "./decided.ts";
import { parseFrame, readYaml } from "./frame.ts";
import { findGaps, locateEntries } from "./gaps.ts";
import { findGone } from "./gone.ts";
import { proposal } from "./proposalTable.ts";
import { decideProposals } from "./queue.ts";
import {
  type RegisterContent,
  type RegisterTables,
  readRegister,
  registerFiles,
} from "./register.ts";
import { parseStatusRules } from "./rules.ts";
import { statusesOn } from "./status.ts";
import { datedActs } from "./subject.ts";
import {
  act,
  agreement,
  commitment,
  disagreement,
  dispute,
  doctrine,
  measure,
  meeting,
  priority,
  registerAccount,
  state,
  wording,
} from "./table.ts";

const contentFiles = ["rules/acts.yaml", "rules/status.yaml"] as const;

/** Makes the register from the tables under `register/`, by the frame and the rules of the content. */
export const registerStage: Stage<Dossier> = {
  name: "register",
  reads: [turnover, decision, proposal],
  writes: [
    state,
    agreement,
    act,
    doctrine,
    priority,
    commitment,
    measure,
    dispute,
    meeting,
    disagreement,
    wording,
    registerAccount,
  ],
  inputs: (dossier) => registerInputs(dossier),
  run: async (work, dossier) => {
    const worded = await work.rows(turnover);
    const content = { ...readRegisterContent(dossier), worded };
    const { decided, ids } = await readDecided(work);
    const register = readRegister(readTables(dossier), content, (context) =>
      decidedRows(decided, context),
    );
    for (const gone of findGone(decided, ids)) work.find(gone);
    for (const finding of register.findings) work.find(finding);
    await work.write(state, register.states);
    await work.write(agreement, register.agreements);
    await work.write(act, register.acts);
    await work.write(doctrine, register.doctrines);
    await work.write(priority, register.priorities);
    await work.write(commitment, register.commitments);
    await work.write(measure, register.measures);
    await work.write(dispute, register.disputes);
    await work.write(meeting, register.meetings);
    await work.write(disagreement, register.disagreements);
    await work.write(wording, register.wordings);
    await work.write(registerAccount, register.accounts);
    const entries = locateEntries(register);
    const day = dossier.settings.asOf;
    const subjects = entries.map((one) => one.subject);
    const standings = statusesOn(subjects, datedActs(register.acts), day, content.rules);
    for (const gap of findGaps(entries, standings, content.rules, day)) work.find(gap);
    work.progress(1, 1);
  },
};

/** What people decided about proposals, each decision with its place, and which proposals there are. */
async function readDecided(work: Workbench) {
  const rows = await work.rows(decision);
  const proposals = await work.rows(proposal);
  const placed = new Map(rows.map((one) => [one.id, one]));
  const found = decideProposals(proposals, rows.map(toDecision));
  const decided: readonly PlacedDecided[] = [...found.values()].map((one) => {
    const row = placed.get(one.holds?.id ?? "");
    const holds = one.holds && row && { ...one.holds, file: row.file, row: row.row };
    return { ...one, holds };
  });
  return { decided, ids: new Set(proposals.map((one) => one.id)) };
}

/** A digest of all that the register's own tables are read by. */
export function registerInputs(dossier: Dossier): string {
  const paths = new Set<string>(Object.values(registerFiles));
  const files = dossier.files.filter((one) => paths.has(one.path));
  const content = [...contentFiles, framePath(dossier)].map((path) => readContent(dossier, path));
  const documents = dossier.files.map((one) => one.path).filter((path) => isDocument(path));
  const projects = [...(projectsOf(dossier) ?? [])];
  return digest([filesDigest(dossier, files), ...content, ...documents, "projects", ...projects]);
}

/**
 * The frame, the rules of status and the list of acts that a dossier uses: its own, or the package's.
 *
 * Throws: `content-missing`, `content-unreadable`, `frame-wrong`, `rules-wrong`.
 */
export function readRegisterContent(dossier: Dossier): RegisterContent {
  const path = framePath(dossier);
  const [acts, rules] = contentFiles;
  return {
    frame: parseFrame(readContent(dossier, path), path),
    rules: parseStatusRules(readContent(dossier, acts), readContent(dossier, rules)),
    languages: dossier.settings.languages,
    projects: projectsOf(dossier),
    files: new Set(dossier.files.map((one) => one.path)),
  };
}

const isDocument = (path: string): boolean => path.startsWith("documents/");

const projectBook = z.object({
  type: z.literal("project"),
  codes: z.array(z.object({ id: z.string() })),
});

/** Ids of the works in the codebooks of the dossier; undefined when none of them is of projects. */
function projectsOf(dossier: Dossier): ReadonlySet<string> | undefined {
  const books = dossier.settings.codebooks.flatMap((name) => {
    const path = `codebook/${name}.yaml`;
    const parsed = projectBook.safeParse(readYaml(readContent(dossier, path), path));
    return parsed.success ? [parsed.data] : [];
  });
  if (books.length === 0) return undefined;
  return new Set(books.flatMap((book) => book.codes.map((one) => one.id)));
}

function framePath(dossier: Dossier): string {
  return `frame/${dossier.settings.frame}.yaml`;
}

/** The tables under `register/`, where the dossier has them. */
export function readTables(dossier: Dossier): RegisterTables {
  const tables = Object.entries(registerFiles).map(([name, path]) => [
    name,
    readTable(dossier, path),
  ]);
  return Object.fromEntries(tables);
}
