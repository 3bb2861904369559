import type { Finding } from "../terms/index.ts";

/** The text of a file and what had to be assumed to read it. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly findings: readonly Finding[];
}

/**
 * The text of a file as it stands: nothing trimmed, no line end changed, a byte order mark kept.
 *
 * Shape: UTF-8 where it can be; UTF-16 by its mark or its zero bytes; else the declared encoding or
 * windows-1251, with a finding that names it. A few broken bytes in UTF-8 become U+FFFD, with a finding.
 */
export function decodeText(bytes: Uint8Array, file: string, declared?: string): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return assume(bytes, wide, file);
  const plain = decodeUtf8(bytes);
  if (plain !== undefined) return { text: plain, encoding: "utf-8", findings: [] };
  const known = declared === undefined ? undefined : knownEncoding(declared);
  if (known !== undefined && known !== "utf-8") return assume(bytes, known, file);
  if (mostlyUtf8(bytes)) return { ...assume(bytes, "utf-8", file), findings: [damaged(file)] };
  return assume(bytes, looksCyrillic(bytes) ? "windows-1251" : "windows-1252", file);
}

/** Whether the bytes cannot be text in any encoding that is read here. */
export function isBinary(bytes: Uint8Array): boolean {
  if (wideEncoding(bytes) !== undefined) return false;
  const head = bytes.subarray(0, 8192);
  const control = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return control > head.length * 0.02;
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** The text of well-formed UTF-8. Missing: undefined for any other bytes. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function assume(bytes: Uint8Array, encoding: string, file: string): Decoded {
  const finding: Finding = {
    code: "encoding-assumed",
    severity: "note",
    message: `The file is not UTF-8; it was read as ${encoding}.`,
    remedy: "Look at a few words; if they are garbled, save the file as UTF-8.",
    file,
  };
  return { text: decodeAs(bytes, encoding), encoding, findings: [finding] };
}

function damaged(file: string): Finding {
  return {
    code: "encoding-damaged",
    severity: "warning",
    message: "Some bytes are not valid UTF-8; they are shown as U+FFFD.",
    remedy: "Get the file again, or save it as UTF-8.",
    file,
  };
}

/** UTF-16 by its byte order mark, or by the zero bytes that plain letters have in it. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 1024);
  if (head.length < 16 || bytes.length % 2 !== 0) return undefined;
  const even = head.filter((byte, i) => byte === 0 && i % 2 === 0).length;
  const odd = head.filter((byte, i) => byte === 0 && i % 2 === 1).length;
  if (odd > head.length * 0.3 && even === 0) return "utf-16le";
  return even > head.length * 0.3 && odd === 0 ? "utf-16be" : undefined;
}

function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** Whether there are letters beyond ASCII and nearly all of them are well-formed UTF-8. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const broken = decodeAs(bytes, "utf-8").split("\ufffd").length - 1;
  const high = bytes.filter((byte) => byte >= 0xc0).length;
  return high > 0 && broken <= high * 0.05;
}

/** In windows-1251 Russian and Uzbek letters fill the upper bytes; in western files accents are rare. */
function looksCyrillic(bytes: Uint8Array): boolean {
  const letters = bytes.filter((byte) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8).length;
  const ascii = bytes.filter((byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a).length;
  return letters > ascii * 0.5;
}
