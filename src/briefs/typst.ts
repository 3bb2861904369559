import { Problem } from "../terms/index.ts";

/** A workspace that does not exist: what is set can read no file. */
const workspace = "/nonexistent/hamkor-brief";

/**
 * Opens the compiler that sets pages.
 *
 * Throws: `pdf-unavailable` where it has no part for this machine.
 */
export async function openTypst() {
  const { NodeCompiler } = await load();
  return NodeCompiler.create({ workspace });
}

async function load() {
  try {
    return await import("@myriaddreamin/typst-ts-node-compiler");
  } catch (cause) {
    const remedy = "The part that sets PDFs is not there for this machine: ask for html or docx.";
    throw new Problem("pdf-unavailable", remedy, { cause });
  }
}

/** What the compiler complains of, in one line. */
export function messagesOf(cause: unknown): string {
  const all = Array.isArray(cause) ? cause : [cause];
  const texts = all.map((one: unknown) => {
    const message = typeof one === "object" && one !== null && "message" in one ? one.message : one;
    return String(message);
  });
  return [...new Set(texts)].slice(0, 3).join("; ");
}

/** A Typst string; signs that direct the writing order are taken away, as they hide what a text says. */
export function typstString(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/g, " ");
  return `"${plain.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
}
