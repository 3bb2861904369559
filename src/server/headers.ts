import { Problem } from "../terms/index.ts";

/**
 * The headers of every answer (TRUST O4): nothing inline, nothing evaluated, nothing from elsewhere.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** Pages by which something is decided: no other page may lay itself over them. */
const neverFramed = /^\/embed\/(?:queue|check)\b/;

/**
 * The headers of an answer: a figure that stands alone (`/embed/…`) may be framed by pages of this server, and by the
 * sites that whoever runs it has named; all else by nobody.
 */
export function headersFor(
  path: string,
  framers: readonly string[],
): Readonly<Record<string, string>> {
  if (!path.startsWith("/embed/") || neverFramed.test(path)) return securityHeaders;
  const policy = securityHeaders["content-security-policy"] ?? "";
  const allowed = `frame-ancestors ${["'self'", ...framers].join(" ")}`;
  return {
    ...securityHeaders,
    "content-security-policy": policy.replace("frame-ancestors 'none'", allowed),
  };
}

/**
 * The sites that may frame figures, as they are written for the server: origins and nothing else, no pattern.
 *
 * Throws: `usage` for what is no origin of a site.
 */
export function readFramers(text: string): readonly string[] {
  const named = text.split(",").map((one) => one.trim());
  const origins = named.filter((one) => one !== "").map(originOf);
  if (origins.length > 0 && !origins.includes(undefined)) {
    return origins.filter((one) => one !== undefined);
  }
  throw new Problem(
    "usage",
    "--embed-in names sites by their origins, with commas: https://example.org,https://example.com.",
  );
}

/** An origin as browsers write it; undefined for what is none. Signs that end a word of the policy never pass. */
function originOf(text: string): string | undefined {
  if (!/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/i.test(text)) return undefined;
  try {
    return new URL(text).origin;
  } catch {
    return undefined;
  }
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether a request names this server as its host: a page elsewhere whose name was rebound to this address
 * does not (TRUST A4).
 */
export function isOwnHost(host: string | undefined, allowed: readonly string[]): boolean {
  if (host === undefined) return false;
  const name = host.toLowerCase().replace(/:\d{1,5}$/, "");
  return [...loopback, ...allowed].includes(name);
}
