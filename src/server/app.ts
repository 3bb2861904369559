import { serve } from "@hono/node-server";
import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { streamSSE } from "hono/streaming";
import { Problem } from "../terms/index.ts";
import { refuseMalformed, toProblemDetails } from "./answer.ts";
import { type Answering, type Asking, answerKept, answerOnce, answerRoute } from "./answerRoute.ts";
import { bodyBounds, readBody } from "./body.ts";
import { buildState } from "./contract.ts";
import { withExamples } from "./describe.ts";
import type { Desk } from "./desk.ts";
import { examplesIn } from "./examples.ts";
import { headersFor, isOwnHost, securityHeaders } from "./headers.ts";
import { createKept } from "./kept.ts";
import { type Allowance, allowance, createLimiter } from "./limit.ts";
import type { LiveDossier } from "./live.ts";
import { answerMcp } from "./mcp.ts";
import { type PageFile, pageFor } from "./pages.ts";
import { acceptsGzip, type Reply } from "./ready.ts";
import { decisionRoute, requestOf, responsesOf, tokenRoute } from "./responses.ts";
import type { Asked, Route } from "./route.ts";
import {
  type Caller,
  checkCaller,
  takeDecision,
  tokenHeader,
  type Writing,
  writePaths,
} from "./writing.ts";

/** What the server is made of. */
export interface ServerOptions {
  readonly live: LiveDossier;
  readonly routes: readonly Route[];
  readonly pages: ReadonlyMap<string, PageFile>;
  /** Host names besides this machine's own under which the server may be reached. */
  readonly hosts: readonly string[];
  /** Origins of sites that may frame figures; without them only pages of this server may. */
  readonly framers?: readonly string[];
  /** Told of every error that the reader is not told in full. */
  readonly log: (line: string) => void;
  /** The clock by which allowances fill again. Unit: milliseconds. */
  readonly now?: () => number;
  /** How much work one reader may ask for; what is usual where it is left out. */
  readonly allowance?: Allowance;
  /** Whether programs may ask at /mcp, by the Model Context Protocol. */
  readonly mcp?: boolean;
  /** What it takes to let pages decide; without it nothing is ever written. */
  readonly writing?: Writing;
}

const mcpPath = "/mcp";
const about = {
  openapi: "3.1.0",
  info: {
    title: "Hamkor",
    version: "1",
    description: "Reads one dossier: states, evidence, register, figures.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  servers: [{ url: "/" }],
};

/** The server as a function from request to answer: reading only, but for decisions where it is given `writing`. */
export function createApp(options: ServerOptions): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseMalformed });
  guard(app, options);
  const answering = answeringOf(options);
  app.use("/api/*", answerAtOnce(answering));
  app.use("/api/*", skipEvents(compress()));
  for (const route of options.routes) addRoute(app, route, answering);
  if (options.writing !== undefined) addDecisions(app, options.live, options.writing);
  addBuildState(app, options.live);
  if (options.mcp === true) {
    app.post(mcpPath, async ({ req }) => answerMcp(options.live, req.raw, await req.json()));
  }
  app.get("/api/build/events", (context) => sendEvents(context, options.live));
  app.get("/api/openapi.json", async (context) => {
    const make = async (desk: Desk) =>
      withExamples(app.getOpenAPI31Document(about), await examplesIn(desk));
    return send(context, await answerOnce(askingOf(context), answering, make));
  });
  app.get("/api/*", () => {
    throw new Problem("not-found", "There is no such address in the API: see /api/openapi.json.");
  });
  app.get("*", (context) => answerPage(context, options.pages));
  app.notFound((context) =>
    answerProblem(context, new Problem("not-found", "There is nothing here."), options),
  );
  app.onError((error, context) => answerProblem(context, error, options));
  return app;
}

/** Listens on a port of this machine (loopback unless another host is named); gives the port and a way to stop. */
export async function listen(
  app: OpenAPIHono,
  options: { readonly port: number; readonly host: string },
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, port: options.port, hostname: options.host },
      (address: { readonly port: number }) =>
        resolve({
          port: address.port,
          close: () => new Promise((done) => server.close(() => done())),
        }),
    );
    server.on("error", reject);
  });
}

function answeringOf({ live, now, allowance: allowed = allowance }: ServerOptions): Answering {
  const limiter = createLimiter(allowed);
  return { live, limiter, allowance: allowed, kept: createKept(), now: now ?? Date.now };
}

/** Answers what was answered before of this build; everything else goes its way. */
function answerAtOnce(answering: Answering): MiddlewareHandler {
  return async (context, next) => {
    const isRead = context.req.method === "GET" || context.req.method === "HEAD";
    const known = isRead ? await answerKept(askingOf(context), answering) : undefined;
    return known === undefined ? next() : send(context, known);
  };
}

function addRoute(app: OpenAPIHono, route: Route, answering: Answering): void {
  const described = createRoute({
    method: route.method ?? "get",
    path: route.path,
    summary: route.summary,
    request: requestOf(route),
    responses: responsesOf(route, answering.allowance),
  });
  app.openapi(described, async (context): Promise<Response> => {
    const { req } = context;
    const sent = (route.body === undefined ? {} : req.valid("json" as never)) as Asked;
    const asked = { ...req.valid("param"), ...req.valid("query"), ...sent } as Asked;
    return send(context, await answerRoute(route, asked, askingOf(context), answering));
  });
}

function askingOf(context: Context): Asking {
  const { req, env } = context;
  const socket = env?.incoming?.socket as { readonly remoteAddress?: string } | undefined;
  return {
    address: new URL(req.url),
    accept: req.header("accept"),
    tags: req.header("if-none-match"),
    encodings: req.header("accept-encoding"),
    reader: socket?.remoteAddress ?? "",
    tell: (headers) => context.set("told", headers),
  };
}

function send(context: Context, { status, headers, body }: Reply): Response {
  const all = { ...headers, ...context.get("told") };
  return body === null ? context.body(null, status, all) : context.body(body, 200, all);
}

function guard(app: OpenAPIHono, options: ServerOptions): void {
  const sent = new Set(options.routes.flatMap((one) => (one.method === "post" ? one.path : [])));
  app.use("*", async (context, next) => {
    const headers = headersFor(context.req.path, options.framers ?? []);
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    if (!isOwnHost(context.req.header("host"), options.hosts)) {
      throw new Problem("host-refused", "This server does not answer under that host name.");
    }
    const { method, path } = context.req;
    const isDecision = options.writing !== undefined && path === writePaths.decisions;
    const isMcp = options.mcp === true && path === mcpPath;
    const isSent = method === "POST" && (sent.has(path) || isDecision || isMcp);
    if (method !== "GET" && method !== "HEAD" && !isSent) {
      throw new Problem("method-refused", "This server only reads: use GET.");
    }
    if (isSent && isDecision) checkCaller(callerOf(context), options.writing?.token ?? "");
    if (isSent) await checkBody(context);
    await next();
  });
}

function callerOf({ req }: Context): Caller {
  return {
    host: req.header("host"),
    origin: req.header("origin"),
    site: req.header("sec-fetch-site"),
    token: req.header(tokenHeader),
  };
}

/** A body is JSON by its own word, within bounds, and plain; a page elsewhere cannot send that without being asked. */
async function checkBody(context: Context): Promise<void> {
  if (!/^application\/json\s*(?:;|$)/i.test(context.req.header("content-type") ?? "")) {
    throw new Problem("type-refused", "The body must be sent as application/json.");
  }
  const tooLarge = (): never => {
    throw new Problem("body-too-large", "At most 2 MB are read at once.");
  };
  await bodyLimit({ maxSize: bodyBounds.bytes, onError: tooLarge })(context, async () => {
    readBody(await context.req.text());
  });
}

function addDecisions(app: OpenAPIHono, live: LiveDossier, { token, clock }: Writing): void {
  app.openapi(createRoute(decisionRoute), async (context) => {
    const answer = await takeDecision(live, context.req.valid("json"), clock);
    context.header("cache-control", "no-store");
    return context.json(answer, 201);
  });
  app.openapi(createRoute(tokenRoute), (context) => {
    context.header("cache-control", "no-store");
    return context.json({ token, header: tokenHeader }, 200);
  });
}

function addBuildState(app: OpenAPIHono, live: LiveDossier): void {
  const described = createRoute({
    method: "get",
    path: "/api/build",
    summary: "Whether the pages show the dossier as it is now; /api/build/events tells of changes.",
    responses: {
      200: {
        description: "The state.",
        content: { "application/json": { schema: buildState } },
      },
    },
  });
  app.openapi(described, (context) => {
    context.header("cache-control", "no-store");
    return context.json(live.state(), 200);
  });
}

function answerPage(context: Context, pages: ReadonlyMap<string, PageFile>): Response {
  const page = pageFor(pages, context.req.path);
  if (page === undefined) throw new Problem("not-found", "There is no such page.");
  context.header("etag", page.etag);
  context.header("content-type", page.type);
  context.header("vary", "accept-encoding");
  context.header(
    "cache-control",
    page.isForever ? "public, max-age=31536000, immutable" : "no-cache",
  );
  if (context.req.header("if-none-match") === page.etag) return context.body(null, 304);
  const isAccepted = acceptsGzip(context.req.header("accept-encoding"));
  if (page.compressed === undefined || !isAccepted) return context.body(page.body);
  context.header("content-encoding", "gzip");
  return context.body(page.compressed);
}

function answerProblem(context: Context, error: unknown, options: ServerOptions): Response {
  const details = toProblemDetails(error);
  if (details.status >= 500) options.log(`${details.code} ${kindOf(error)}`);
  for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
  context.header("content-type", "application/problem+json; charset=utf-8");
  context.header("cache-control", "no-store");
  if (details.status === 405) context.header("allow", "GET, HEAD");
  const told: Readonly<Record<string, string>> = context.get("told") ?? {};
  for (const [name, value] of Object.entries(told)) context.header(name, value);
  context.status(details.status as 400);
  return context.body(JSON.stringify(details));
}

function kindOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (process.env.HAMKOR_DEBUG !== undefined) console.error(error);
  return cause instanceof Error ? cause.name : typeof cause;
}

function sendEvents(context: Context, live: LiveDossier): Response {
  return streamSSE(context, async (stream) => {
    const send = (): Promise<void> =>
      stream.writeSSE({ event: "build", data: JSON.stringify(live.state()) });
    await send();
    await new Promise<void>((done) => {
      const stop = live.onChange(() => void send());
      stream.onAbort(() => {
        stop();
        done();
      });
    });
  });
}

function skipEvents(middleware: ReturnType<typeof compress>): ReturnType<typeof compress> {
  return (context, next) =>
    context.req.path === "/api/build/events" ? next() : middleware(context, next);
}
