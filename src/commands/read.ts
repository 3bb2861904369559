import { createHash } from "node:crypto";
import { basename, resolve } from "node:path";
import { type Coding, codeDocument, codersOf } from "../evidence/index.ts";
import { openDossier } from "../sources/index.ts";
import { type Finding, Problem } from "../terms/index.ts";
import {
  cutPassages,
  type Extracted,
  extract,
  type Passage,
  readMetadata,
  slugOf,
} from "../texts/index.ts";
import { type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder } from "./place.ts";
import { annotate, findAgain } from "./quotes.ts";
import { readSource } from "./source.ts";
import { printable } from "./terminal.ts";

/** `hamkor read`: takes one file apart without adding it to a dossier. */
export const command: Command = {
  usage: "read FILE",
  describe: "Takes a file apart: passages with their language, what each shows, and what was odd.",
  options: {
    dossier: {
      type: "string",
      describe: "dossier whose codebooks are used (default as elsewhere)",
    },
    text: { type: "boolean", describe: "print the extracted text that all offsets count in" },
    annotations: { type: "boolean", describe: "print the codings as W3C Web Annotations" },
    reanchor: {
      type: "string",
      describe: "find the quotes of an earlier --annotations again: exact, moved or lost",
    },
  },
  run: async (call) => {
    const [name] = call.words;
    if (name === undefined) throw new Problem("usage", "hamkor read needs a file.");
    const bytes = readSource(resolve(call.folder, name));
    const extracted = await extract(bytes, basename(name));
    if (call.options.text === true) {
      call.terminal.out(extracted.text);
      return exitOf(extracted.findings);
    }
    const earlier = textOption(call, "reanchor");
    if (earlier !== undefined) {
      writeJson(call.terminal, findAgain(resolve(call.folder, earlier), extracted.text));
      return exitOf(extracted.findings);
    }
    const result = takeApart(extracted, bytes, basename(name), dossierFolder(call));
    if (call.options.annotations === true) {
      writeJson(call.terminal, annotate(result.evidence, extracted.text, sha256Of(bytes)));
    } else if (call.options.json === true) writeJson(call.terminal, result);
    else call.terminal.out(draw(result));
    return exitOf(result.findings);
  },
};

interface Apart {
  readonly document: Readonly<Record<string, unknown>>;
  readonly passages: readonly (Passage & { readonly text: string })[];
  readonly evidence: readonly Coding[];
  readonly findings: readonly Finding[];
}

function takeApart(extracted: Extracted, bytes: Buffer, name: string, folder: string): Apart {
  const metadata = readMetadata(extracted.metadata);
  const id = slugOf(metadata.id ?? name);
  const passages = cutPassages(extracted, id).map((one) => ({
    ...one,
    text: extracted.text.slice(one.start, one.end),
  }));
  const { coder, codebooks } = codersOf(openDossier(folder));
  const { title, date, side } = metadata;
  const context = { document: id, title, date, side, file: name };
  const evidence = codeDocument(passages, context, coder, codebooks);
  const document = {
    id,
    file: name,
    format: extracted.format,
    sha256: sha256Of(bytes),
    characters: extracted.text.length,
    pages: extracted.pages.length,
    pagesRead: extracted.pages.filter((page) => page.read).length,
    title: metadata.title,
    date: metadata.date,
    author: metadata.author,
  };
  return { document, passages, evidence, findings: extracted.findings };
}

function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function exitOf(findings: readonly Finding[]): 0 | 1 {
  const isBad = findings.some((one) => one.severity === "error");
  return isBad ? exitCodes.findings : exitCodes.done;
}

function draw({ document, passages, evidence, findings }: Apart): string {
  const lines = passages.flatMap((one) => {
    const text = one.text.replace(/\s+/g, " ").slice(0, 100);
    const here = evidence.filter((coding) => coding.passage === one.id);
    return [
      `${one.id} [${one.language}] ${one.kind} ${one.start}–${one.end}  ${text}`,
      ...here.map(
        (coding) =>
          `    ${coding.kind} · ${coding.direction ?? "no direction"} · ${coding.interests.join(", ")} · ${coding.states.join(" ")}  (${coding.rule}, ${coding.confidence})`,
      ),
    ];
  });
  const odd = findings.map((one) => `${one.severity}: ${one.message} ${one.remedy}`);
  const pages = `${document.pagesRead} of ${document.pages} pages read`;
  const head = `${document.file}: ${document.format}, ${pages}, ${passages.length} passages, ${evidence.length} codings`;
  return printable(`${[head, ...odd, ...lines].join("\n")}\n`);
}
