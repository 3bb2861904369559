import type { z } from "zod";
import type { Desk } from "./desk.ts";

/**
 * One question that the server answers, free of any web framework: path, what may be asked, the shape of the
 * answer, and how it is found.
 */
export interface Route {
  readonly path: string;
  readonly summary: string;
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  /** Media type, when the answer is not JSON of the given shape. */
  readonly mediaType?: string;
  handle(desk: Desk, asked: Asked): Promise<unknown>;
}

/** What a reader asked, checked against the route's shapes. */
export type Asked = Readonly<Record<string, string | number | undefined>>;

/** The same shape, with lists that the handler need not be able to change. */
export type Shown<T> = T extends readonly (infer Item)[]
  ? readonly Shown<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Shown<T[Name]> }
    : T;

interface RouteOptions<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType> {
  readonly path: string;
  readonly summary: string;
  readonly parameters: P;
  readonly query: Q;
  readonly answer: A;
  readonly mediaType?: string;
  handle(desk: Desk, asked: z.infer<P> & z.infer<Q>): Promise<Shown<z.infer<A>>>;
}

/** Declares a route so that its handler must give what its shape promises. */
export function route<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>(
  options: RouteOptions<P, Q, A>,
): Route {
  // The framework checks what is asked against these same shapes before the handler sees it.
  return {
    ...options,
    handle: (desk, asked) => options.handle(desk, asked as z.infer<P> & z.infer<Q>),
  };
}
