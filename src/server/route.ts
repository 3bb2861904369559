import type { z } from "zod";
import type { Desk } from "./desk.ts";

/**
 * One question that the server answers, free of any web framework: path, what may be asked, the shape of the
 * answer, and how it is found.
 */
export interface Route {
  /** POST where what is asked is too long for an address; it must change nothing. */
  readonly method?: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  /** What is sent with a POST, as JSON. */
  readonly body?: z.ZodObject;
  readonly answer: z.ZodType;
  /** Media type, when the answer is not JSON of the given shape. */
  readonly mediaType?: string;
  /** Forms of a file and their media types: `format` in the question chooses, else what the reader accepts. */
  readonly forms?: Readonly<Record<string, string>>;
  /** Whether the answer may differ from one moment to the next: it is then never kept. */
  readonly isMoving?: boolean;
  /** How many characters are worked through: counted against the reader's allowance. */
  work?(desk: Desk, asked: Asked): Promise<number>;
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

interface RouteOptions<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  A extends z.ZodType,
  B extends z.ZodObject,
> {
  readonly method?: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly parameters: P;
  readonly query: Q;
  readonly body?: B;
  readonly answer: A;
  readonly mediaType?: string;
  readonly isMoving?: boolean;
  work?(desk: Desk, asked: z.infer<P> & z.infer<Q> & z.infer<B>): Promise<number>;
  handle(desk: Desk, asked: z.infer<P> & z.infer<Q> & z.infer<B>): Promise<Shown<z.infer<A>>>;
}

/** Declares a route so that its handler must give what its shape promises. */
export function route<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  A extends z.ZodType,
  // biome-ignore lint/complexity/noBannedTypes: a route without a body adds no names to what is asked.
  B extends z.ZodObject = z.ZodObject<{}>,
>(options: RouteOptions<P, Q, A, B>): Route {
  type Known = z.infer<P> & z.infer<Q> & z.infer<B>;
  const { work, ...rest } = options;
  // The framework checks what is asked against these same shapes before the handler sees it.
  return {
    ...rest,
    ...(work === undefined ? {} : { work: (desk, asked) => work(desk, asked as Known) }),
    handle: (desk, asked) => options.handle(desk, asked as Known),
  };
}
