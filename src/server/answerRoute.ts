import { Problem } from "../terms/index.ts";
import type { Desk } from "./desk.ts";
import { headersOf, isDownload } from "./download.ts";
import { chooseForm } from "./forms.ts";
import { type Kept, questionOf } from "./kept.ts";
import type { Allowance, Limiter } from "./limit.ts";
import type { LiveDossier } from "./live.ts";
import { nextAddress } from "./paging.ts";
import { makeReady, type Reading, type Ready, type Reply, replyKept, replyOnce } from "./ready.ts";
import type { Asked, Route } from "./route.ts";
import { inBothScripts } from "./scripts.ts";

/** What routes are answered with. */
export interface Answering {
  readonly live: LiveDossier;
  readonly kept: Kept;
  readonly limiter: Limiter;
  readonly allowance: Allowance;
  readonly now: () => number;
}

/** A question as it came, apart from what its route makes of it. */
export interface Asking extends Reading {
  readonly address: URL;
  readonly accept: string | undefined;
  /** Who asks, as the socket has it: headers could say anything. */
  readonly reader: string;
  /** Takes headers that go with whatever is answered, a refusal too. */
  readonly tell: (headers: Readonly<Record<string, string>>) => void;
}

/** Where files are asked for, whose form `Accept` may choose. */
const filesPath = "/api/export/";

/** Answers a checked question to a route; the answer is kept for whoever asks the same of this build. */
export async function answerRoute(
  route: Route,
  question: Asked,
  asking: Asking,
  options: Answering,
): Promise<Reply> {
  const asked = withForm(question, route, asking.accept);
  const isKept = route.body === undefined && route.isMoving !== true;
  const ready = await options.live.use(async (desk) => {
    const name = nameOf(asking);
    const known = isKept ? options.kept.find(desk, name) : undefined;
    if (known !== undefined) return known;
    if (route.work !== undefined) allow(await route.work(desk, asked), asking, options);
    const make = () => answerOf(desk, route, asked, asking.address);
    return isKept ? options.kept.answer(desk, name, make) : make();
  });
  return isKept ? replyKept(ready, asking) : replyOnce(ready, asking);
}

/** Answers with what is made of the build itself and of nothing that was asked, kept like any answer. */
export async function answerOnce(
  asking: Asking,
  { live, kept }: Answering,
  make: (desk: Desk) => Promise<unknown>,
): Promise<Reply> {
  const ready = await live.use((desk) =>
    kept.answer(desk, nameOf(asking), async () =>
      makeReady(JSON.stringify(await make(desk)), { "content-type": "application/json" }),
    ),
  );
  return replyKept(ready, asking);
}

/** The answer to a question that was answered before of this build, if it is still at hand. */
export async function answerKept(
  asking: Omit<Asking, "tell">,
  { live, kept }: Answering,
): Promise<Reply | undefined> {
  const known = await live.use(async (desk) => kept.find(desk, nameOf(asking)));
  return known === undefined ? undefined : replyKept(known, asking);
}

/** The name under which an answer is kept: of files with the host, and with what is accepted where that chooses the form. */
function nameOf({ address, accept }: Pick<Asking, "address" | "accept">): string {
  const { pathname, host, searchParams } = address;
  const isFile = pathname.startsWith(filesPath) || !pathname.startsWith("/api/");
  const isChosen = isFile && !searchParams.has("format");
  // Files and feeds have links, which lead to where the server is reached.
  return questionOf(address, isFile ? `${host} ${isChosen ? (accept ?? "") : ""}` : "");
}

function withForm(asked: Asked, { forms }: Route, accept: string | undefined): Asked {
  if (forms === undefined || asked.format !== undefined) return asked;
  return { ...asked, format: chooseForm(accept, forms) };
}

async function answerOf(desk: Desk, route: Route, asked: Asked, address: URL): Promise<Ready> {
  const answer = await route.handle(desk, asked);
  const vary: Record<string, string> = route.forms === undefined ? {} : { vary: "accept" };
  if (isDownload(answer)) {
    return makeReady(await answer.body(address.origin), { ...headersOf(answer), ...vary });
  }
  const body = typeof answer === "string" ? answer : JSON.stringify(inBothScripts(answer));
  const next = route.query.shape.cursor === undefined ? undefined : nextAddress(address, answer);
  return makeReady(body, {
    "content-type": `${route.mediaType ?? "application/json"}; charset=utf-8`,
    ...(next === undefined ? {} : { link: `<${next}>; rel="next"` }),
  });
}

/**
 * Counts work against the reader's allowance, and tells how much of it is left.
 *
 * Throws: `too-much-asked`; Retry-After then says when to come again.
 * Source: RateLimit and RateLimit-Policy as drafted in draft-ietf-httpapi-ratelimit-headers.
 */
function allow(characters: number, { reader, tell }: Asking, options: Answering): void {
  const { limiter, allowance, now } = options;
  const seconds = limiter.take(reader, Math.max(allowance.least, characters), now());
  const left = limiter.left(reader, now());
  const whole = Math.ceil(((allowance.atOnce - left) * 60) / allowance.perMinute);
  tell({
    "ratelimit-policy": `"work";q=${allowance.perMinute};w=60`,
    ratelimit: `"work";r=${Math.floor(left)};t=${whole}`,
    ...(seconds === 0 ? {} : { "retry-after": String(seconds) }),
  });
  if (seconds === 0) return;
  throw new Problem("too-much-asked", `Too much was asked in a minute: ask again in ${seconds} s.`);
}
