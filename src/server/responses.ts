import { decided, decisionBody, problemDetails, writeToken } from "./contract.ts";
import type { Allowance } from "./limit.ts";
import type { Route } from "./route.ts";
import { writePaths } from "./writing.ts";

const problem = { content: { "application/problem+json": { schema: problemDetails } } };

const always = {
  304: { description: "Nothing has changed since the given ETag." },
  400: { description: "The question is malformed.", ...problem },
  404: { description: "There is no such thing in the dossier.", ...problem },
  421: { description: "The server does not answer under that host name.", ...problem },
  422: { description: "The question is well put and has no answer, and why.", ...problem },
  500: { description: "The server could not answer.", ...problem },
  503: { description: "The dossier has not been built yet.", ...problem },
};

const ofSent = {
  413: { description: "The body or the text is too large.", ...problem },
  415: { description: "The body is not JSON.", ...problem },
};

const ofPages = {
  410: { description: "The cursor is of an earlier build: begin anew.", ...problem },
};

const ofForms = {
  406: { description: "None of the accepted media types is offered.", ...problem },
};

const text = { type: "string" as const };

const ofWork = ({ perMinute }: Allowance) => ({
  429: {
    description: `More work was asked for than ${perMinute} characters a minute; Retry-After says when to ask again.`,
    headers: {
      "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" as const } },
      "RateLimit-Policy": {
        description: "What may be asked, and in how many seconds.",
        schema: text,
      },
      RateLimit: { description: "What is left, and when it is whole again.", schema: text },
    },
    ...problem,
  },
});

const tag = {
  ETag: { description: "Sent back as If-None-Match, saves an answer that is known.", schema: text },
};
const link = {
  Link: { description: "Where the next page is (rel=next), while there is one.", schema: text },
};

/** Every answer that a route may give, for the description of the API. */
export function responsesOf(route: Route, allowance: Allowance) {
  const types = Object.values(route.forms ?? { one: route.mediaType ?? "application/json" });
  const content = Object.fromEntries(types.map((type) => [type, { schema: route.answer }]));
  const isPaged = route.query.shape.cursor !== undefined;
  const isKept = route.body === undefined && route.isMoving !== true;
  const headers = { ...(isKept ? tag : {}), ...(isPaged ? link : {}) };
  return {
    200: { description: "The answer.", content, headers },
    ...always,
    ...(isPaged ? ofPages : {}),
    ...(route.forms === undefined ? {} : ofForms),
    ...(route.body === undefined ? {} : ofSent),
    ...(route.work === undefined ? {} : ofWork(allowance)),
  };
}

/** What is asked of a route, for the description of the API and to be checked by it. */
export function requestOf({ parameters, query, body }: Route) {
  const asked = { params: parameters, query };
  if (body === undefined) return asked;
  const content = { "application/json": { schema: body } };
  return { ...asked, body: { required: true, content } };
}

const responsesOfWriting = {
  201: {
    description: "The decision is written, and how the proposal stands now.",
    content: { "application/json": { schema: decided } },
  },
  400: { description: "The decision is malformed.", ...problem },
  403: { description: "The request does not come from a page of this server.", ...problem },
  404: { description: "There is no such proposal, decision or document.", ...problem },
  409: { description: "The decision is not possible as things stand.", ...problem },
  ...ofSent,
  421: always[421],
  500: always[500],
  503: always[503],
};

/** How a decision is sent, for the description of the API. */
export const decisionRoute = {
  method: "post" as const,
  path: writePaths.decisions,
  summary: "Writes what a person decides; only for pages of this server, with its token.",
  request: {
    body: { required: true, content: { "application/json": { schema: decisionBody } } },
  },
  responses: responsesOfWriting,
};

/** How a page learns the token that it needs, for the description of the API. */
export const tokenRoute = {
  method: "get" as const,
  path: writePaths.token,
  summary: "The token that a page of this server sends with what is decided.",
  responses: {
    200: { description: "The token.", content: { "application/json": { schema: writeToken } } },
  },
};
