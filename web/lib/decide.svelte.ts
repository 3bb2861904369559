import { SvelteMap } from "svelte/reactivity";
import type { Decided, DecisionBody, Proposal, WriteToken } from "../../src/server/contract.ts";
import { ask, send, Unanswered } from "./api.ts";
import { person } from "./person.svelte.ts";

/** How a decision that was given here fares: on its way, written, or refused with the reason. */
export type Fate =
  | {
      readonly state: "sent" | "written";
      readonly kind: DecisionBody["kind"];
      readonly id?: string;
    }
  | { readonly state: "refused"; readonly kind: DecisionBody["kind"]; readonly reason: string };

// Kept beside the pages: who goes to read the source comes back to what was decided.
const fates = new SvelteMap<string, Fate>();
const made: { decision: string; about: string }[] = [];
let token: Promise<WriteToken> | undefined;

/** How what was decided about a proposal in this sitting fares. */
export function fateOf(proposal: string): Fate | undefined {
  return fates.get(proposal);
}

/** Forgets how a proposal fared here, once the server's own answer shows it. */
export function forget(proposal: string): void {
  fates.delete(proposal);
}

/** Whether something that was decided here can be taken back. */
export function lastMade(): { readonly decision: string; readonly about: string } | undefined {
  return made.at(-1);
}

type Wanted = Pick<DecisionBody, "kind"> & { readonly value?: unknown; readonly why?: string };

/** Decides about a proposal in the name of the person at this browser. */
export async function decide(proposal: string, wanted: Wanted): Promise<Decided | undefined> {
  const body = { who: person.name, about: proposal, ...wanted };
  const answer = await deliver(proposal, body);
  if (answer) made.push({ decision: answer.decision.id, about: proposal });
  return answer;
}

/** Takes back a decision by a new one. */
export async function undo(decision: string, proposal: string): Promise<Decided | undefined> {
  const answer = await deliver(proposal, { who: person.name, kind: "undo", about: decision });
  const at = made.findLastIndex((one) => one.decision === decision);
  if (answer && at >= 0) made.splice(at, 1);
  return answer;
}

async function deliver(proposal: string, body: DecisionBody): Promise<Decided | undefined> {
  const { kind } = body;
  fates.set(proposal, { state: "sent", kind });
  try {
    const whole = person.email === "" ? body : { ...body, email: person.email };
    const answer = await sendWithToken(whole);
    fates.set(proposal, { state: "written", kind, id: answer.decision.id });
    return answer;
  } catch (reason) {
    if (!(reason instanceof Unanswered)) throw reason;
    fates.set(proposal, { state: "refused", kind, reason: reason.problem.detail });
    return undefined;
  }
}

/** Sends with the token of this start of the server; after another start once more with the new one. */
async function sendWithToken(body: DecisionBody, again = true): Promise<Decided> {
  token ??= ask<WriteToken>("/api/write-token");
  try {
    const { token: word, header } = await token;
    return await send<Decided>("/api/decisions", body, undefined, { [header]: word });
  } catch (reason) {
    token = undefined;
    const isOld = reason instanceof Unanswered && reason.problem.code === "write-refused";
    if (isOld && again) return sendWithToken(body, false);
    throw reason;
  }
}

/** The decision about a proposal that a person may take back: the last of their own that stands. */
export function ownDecision({ decisions }: Proposal): string | undefined {
  return decisions.findLast(
    (one) => one.who === person.name && one.state === "stands" && one.kind !== "undo",
  )?.id;
}
