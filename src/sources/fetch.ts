import { Problem } from "../terms/index.ts";

/** What is asked of a service that the user named. */
export interface Post {
  /** Full address, http or https, without name or password in it. */
  readonly address: string;
  readonly body: unknown;
  /** Key that the service wants, sent as a bearer token. Missing: none is sent. */
  readonly key?: string | undefined;
  readonly timeoutMs: number;
}

/** What is asked of a source of figures. */
export interface Get {
  /** Full address, http or https, without name or password in it. */
  readonly address: string;
  /** Key that the source wants, sent as a bearer token. Missing: none is sent. */
  readonly key?: string | undefined;
  readonly timeoutMs: number;
}

/**
 * Fetches an answer that a user's own command asked for, as text.
 *
 * Redirects are not followed: only that address is asked. Throws: as `postJson`.
 */
export async function getText({ address, key, timeoutMs }: Get): Promise<string> {
  const url = parseAddress(address);
  const headers: Record<string, string> = { accept: "application/json, text/csv" };
  if (key !== undefined) headers.authorization = `Bearer ${key}`;
  const signal = AbortSignal.timeout(timeoutMs);
  return answerOf(url, { headers, redirect: "error", signal }, "its address and the key");
}

/** The most that is read of an answer. Unit: bytes. */
const maxAnswerBytes = 4 * 1024 * 1024;

/**
 * Sends one question, as JSON, to the address that the user's own command named, and gives the JSON answer.
 *
 * This file is the only place from which a request leaves the machine. Redirects are not followed: only that address is asked.
 * Throws: `address-refused`, `fetch-failed`, `fetch-refused`, `fetch-too-large`, `fetch-unreadable`; no message
 * holds any text that was sent or received.
 */
export async function postJson({ address, body, key, timeoutMs }: Post): Promise<unknown> {
  const url = parseAddress(address);
  const where = url.host;
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (key !== undefined) headers.authorization = `Bearer ${key}`;
  const signal = AbortSignal.timeout(timeoutMs);
  const init = {
    method: "POST",
    headers,
    body: JSON.stringify(body),
    redirect: "error",
    signal,
  } as const;
  return parseAnswer(await answerOf(url, init, "its address, the model's name and the key"), where);
}

/** The text of an answer that is one. */
async function answerOf(url: URL, init: RequestInit, check: string): Promise<string> {
  const where = url.host;
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch (cause) {
    const message = "The service did not answer: check its address, and that it runs.";
    throw new Problem("fetch-failed", message, { where, cause });
  }
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new Problem("fetch-refused", `The service answered ${answer.status}: check ${check}.`, {
      where,
    });
  }
  return readBounded(answer, where);
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isPlain = url?.username === "" && url.password === "";
  if (url !== undefined && isPlain && /^https?:$/.test(url.protocol)) return url;
  throw new Problem(
    "address-refused",
    "The address must begin with http:// or https:// and hold no name or password.",
  );
}

async function readBounded(answer: Response, where: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxAnswerBytes) {
      throw new Problem("fetch-too-large", "The answer has more than 4 MB and was not read.", {
        where,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseAnswer(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("fetch-unreadable", "The service did not answer in JSON.", { where });
  }
}
