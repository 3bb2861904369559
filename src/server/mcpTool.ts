import { z } from "zod";
import { Problem } from "../terms/index.ts";
import type { Desk } from "./desk.ts";
import type { Route } from "./route.ts";

/** What a tool found: all that stands on every page, and its longest list from the place asked for on. */
export interface Found {
  readonly head: Readonly<Record<string, unknown>>;
  /** Name of the list in the answer. */
  readonly list: string;
  readonly rows: readonly unknown[];
  /** How many the whole list has. */
  readonly total: number;
}

/** Where a page begins, and how long it may be. */
export interface PageAsked {
  readonly offset: number;
  readonly limit: number;
}

/** One question that a program may ask on a person's behalf: it reads, and changes nothing. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** Shape of the answer with its list. */
  readonly output: z.ZodType;
  answer(desk: Desk, input: Readonly<Record<string, unknown>>): Promise<Found>;
}

type Told<Input extends z.ZodObject> = Omit<Tool, "input" | "answer"> & {
  readonly input: Input;
  /** How long a page is unless asked otherwise, and the longest. */
  readonly pages: readonly [usual: number, most: number];
  answer(desk: Desk, input: z.infer<Input> & PageAsked): Promise<Found>;
};

/** Declares a tool so that its answer is asked with what its input promises, page by page. */
export function tool<Input extends z.ZodObject>({
  answer,
  input,
  pages: [usual, most],
  ...told
}: Told<Input>): Tool {
  return {
    ...told,
    input: input.extend({
      limit: z.int().min(1).max(most).default(usual).describe("Longest page wanted."),
      cursor: z
        .string()
        .max(200)
        .optional()
        .describe("`next` of the page before; all else as it was asked, but limit."),
    }),
    // The server checks what is asked against this same input before the tool sees it.
    answer: (desk, asked) => answer(desk, asked as Parameters<typeof answer>[1]),
  };
}

/** The route of an address. Throws: `not-found`. */
export function routeAt(routes: readonly Route[], path: string): Route {
  const found = routes.find((one) => one.path === path);
  if (found === undefined) throw new Problem("not-found", `The server has no ${path}.`);
  return found;
}

/**
 * Puts a tool's question to the route that answers the pages, within that route's own bounds.
 *
 * Throws: `asked-wrongly`; what the route throws.
 */
export async function putTo<Answer extends z.ZodType>(
  desk: Desk,
  route: Route,
  asked: object,
  _shape: Answer,
): Promise<z.infer<Answer>> {
  const shape = z.object({
    ...route.parameters.shape,
    ...route.query.shape,
    ...(route.body?.shape ?? {}),
  });
  const parsed = shape.safeParse(asked);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Problem("asked-wrongly", `${issue?.path.join(".")}: ${issue?.message}`);
  }
  // The routes' shapes hold only words and numbers, which is what their handlers are promised; and what they answer is of
  // the shape with which they are declared.
  const answer = await route.handle(desk, parsed.data as Parameters<Route["handle"]>[1]);
  return answer as z.infer<Answer>;
}
