import type { Finding } from "../terms/index.ts";
import { readDocx } from "./docx.ts";
import { type Extracted, unread } from "./extracted.ts";
import { limits } from "./limits.ts";
import type { ParserBounds } from "./parser.ts";
import { readPdf } from "./pdf.ts";
import { readPlain } from "./plain.ts";
import { sniff } from "./sniff.ts";

/**
 * The text of a document, whatever its name says it is: TXT, Markdown, HTML, PDF or DOCX by content.
 *
 * Shape: a document that cannot be read comes back without text, its pages unread, with a finding
 * that says why; nothing that a file holds makes this throw, run code or reach the network.
 */
export async function extract(
  bytes: Uint8Array,
  name: string,
  bounds: ParserBounds = {},
): Promise<Extracted> {
  if (bytes.length > limits.fileBytes) return refuse(tooLarge(bytes.length), name);
  const kind = sniff(bytes);
  if (kind === "pdf") return wellFormed(await readPdf(bytes, name, bounds));
  if (kind === "zip") return wellFormed(await readDocx(bytes, name, bounds));
  if (kind === "text") return readPlain(bytes, name, bounds);
  return refuse(unknownFormats[kind], name);
}

/** Halves of characters, which fonts and XML can hold, become U+FFFD, unit for unit. */
function wellFormed(read: Extracted): Extracted {
  return { ...read, text: read.text.replace(/\p{Surrogate}/gu, "\ufffd") };
}

type Reason = Pick<Finding, "code" | "message" | "remedy">;

const unknownFormats: Record<"old-office" | "rtf" | "binary", Reason> = {
  "old-office": {
    code: "format-unknown",
    message: "The file is an old or locked Office document, so nothing of it was read.",
    remedy: "Save it as DOCX without a password and add that file.",
  },
  rtf: {
    code: "format-unknown",
    message: "The file is RTF, so nothing of it was read.",
    remedy: "Save it as DOCX and add that file.",
  },
  binary: {
    code: "format-unknown",
    message: "The file is no text, HTML, PDF or DOCX document, so nothing of it was read.",
    remedy: "Add the document in one of these formats; pictures need text recognition first.",
  },
};

function tooLarge(bytes: number): Reason {
  return {
    code: "file-too-large",
    message: `The file has ${Math.ceil(bytes / 1024 / 1024)} MB; up to ${limits.fileBytes >> 20} MB are read.`,
    remedy: "Split it into parts.",
  };
}

function refuse(reason: Reason, file: string): Extracted {
  return unread("unknown", { ...reason, severity: "error", file }, reason.message);
}
