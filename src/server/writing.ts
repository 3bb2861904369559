import { timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import { appendDecision, commitFile } from "../decisions/index.ts";
import { prepareDecision } from "../register/index.ts";
import { Problem } from "../terms/index.ts";
import type { Decided, DecisionBody, decided } from "./contract.ts";
import type { LiveDossier } from "./live.ts";
import { proposalAt } from "./queueRoutes.ts";

/** What the server needs before it lets anybody decide. */
export interface Writing {
  /** Made anew at each start: only pages that this server itself has sent can know it (TRUST A4). */
  readonly token: string;
  /** The moment of a decision, UTC, as ISO 8601. */
  readonly clock: () => string;
}

/** Where decisions are sent, and where a page is told the token that it needs. */
export const writePaths = { decisions: "/api/decisions", token: "/api/write-token" } as const;

/** The header that carries the token. */
export const tokenHeader = "x-hamkor-token";

/** What a request says of where it comes from. */
export interface Caller {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The browser's own word: same-origin, same-site, cross-site or none. */
  readonly site: string | undefined;
  readonly token: string | undefined;
}

/**
 * Lets only a page of this very server write (TRUST A3, A4).
 *
 * Shape: the browser says that the request is of the same origin, by `Origin` or by `Sec-Fetch-Site`, none of the two
 * says otherwise, and the token of this start is sent.
 * Throws: `write-refused`.
 */
export function checkCaller(caller: Caller, token: string): void {
  const { origin, site } = caller;
  const sameOrigin = origin === undefined ? undefined : isSameOrigin(origin, caller.host);
  const sameSite = site === undefined ? undefined : site === "same-origin";
  const isOwn = (sameOrigin ?? true) && (sameSite ?? true) && (sameOrigin ?? sameSite) === true;
  if (isOwn && isToken(caller.token, token)) return;
  throw new Problem("write-refused", "Only a page of this server may write: open it here.");
}

function isSameOrigin(origin: string, host: string | undefined): boolean {
  try {
    const { protocol, host: named } = new URL(origin);
    return /^https?:$/.test(protocol) && host !== undefined && named === host.toLowerCase();
  } catch {
    return false;
  }
}

function isToken(sent: string | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(sent ?? ""), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Takes a decision: writes it to its person's file, commits it where the dossier is in git, builds again, and gives
 * how the proposal stands then.
 *
 * Throws: as `prepareDecision`; nothing was written then. Once it is written it stands, whatever git or the build do.
 */
export async function takeDecision(
  live: LiveDossier,
  body: DecisionBody,
  clock: () => string,
): Promise<z.infer<typeof decided>> {
  const { email, ...wanted } = body;
  const [decision, folder] = await live.use(async ({ store, opened }) => {
    const made = await prepareDecision(store, opened.dossier, wanted, clock());
    return [made, opened.dossier.folder] as const;
  });
  const { id, when, who, kind, about } = decision;
  const file = appendDecision(folder, decision);
  const git = commitFile(folder, file, { who, email, subject: `decisions: ${kind} ${about}` });
  const { state, fingerprint } = await live.renew();
  const proposal = await live.use((desk) => proposalAt(desk, body.about));
  const told: Decided = {
    decision: { id, when, who, kind },
    file,
    git,
    build: { state, fingerprint },
  };
  return proposal === undefined ? told : { ...told, proposal };
}
