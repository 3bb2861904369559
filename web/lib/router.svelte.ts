// Where the reader is: everything that a page shows follows from the address.

import { packed } from "./pack.ts";

// Without a program behind the pages there is one address: where the reader is stands behind its `#`.
const before = packed ? "#" : "";

interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly hash: string;
}

// A figure that another page frames stands alone under this; the rest of its address is that of its page.
const frameOf = "/embed";
const isEmbedded = !packed && window.location.pathname.startsWith(`${frameOf}/`);

function readPlace(): Place {
  const { pathname, search, hash } = packed
    ? new URL(window.location.hash.slice(1) || "/", "http://pack")
    : window.location;
  const path = isEmbedded ? pathname.slice(frameOf.length) : pathname;
  return { path, query: new URLSearchParams(search), hash: hash.slice(1) };
}

let place = $state.raw<Place>(readPlace());

/** Where the reader is now. */
export const route = {
  get path(): string {
    return place.path;
  },
  get query(): URLSearchParams {
    return place.query;
  },
  get hash(): string {
    return place.hash;
  },
  /** Whether this is one figure in a frame of another page. */
  get isEmbedded(): boolean {
    return isEmbedded;
  },
};

/** The parts of a path, as they were before they were written into an address. */
export function segments(path: string): string[] {
  return path.split("/").filter(Boolean).map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray percent sign: the server will say that there is no such thing
  }
}

/** The last part of a path of these pages; behind a dot goes a stroke, or the server would take it for a file. */
export function part(id: string): string {
  return `${encodeURIComponent(id)}${id.includes(".") ? "/" : ""}`;
}

/** A word of the query; an empty one counts as not given. */
export function param(name: string): string | undefined {
  return place.query.get(name) || undefined;
}

type Changes = Readonly<Record<string, string | number | undefined>>;

/** An address made of a path and the words of a query that are given. */
export function address(path: string, query: Changes = {}, hash = ""): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") words.set(name, String(value));
  }
  // A language that the address names stays in it from page to page; what is asked of the server has none.
  const spoken = place.query.get("lang");
  if (spoken && !words.has("lang") && !path.startsWith("/api/")) words.set("lang", spoken);
  const tail = words.toString().replaceAll("%2C", ",").replaceAll("%3E", ">");
  const start = path.startsWith("/api/") ? "" : before;
  return `${start}${path}${tail ? `?${tail}` : ""}${hash ? `#${hash}` : ""}`;
}

/** The address of this page with some words of its query changed. */
export function withParams(changes: Changes, hash = ""): string {
  return address(place.path, { ...Object.fromEntries(place.query), ...changes }, hash);
}

/** Goes to an address of this site; with `replace` the way back skips where the reader was. */
export function go(to: string, how: { readonly replace?: boolean } = {}): void {
  if (isEmbedded) {
    goInFrame(to);
    return;
  }
  const from = place.path;
  if (how.replace) window.history.replaceState(null, "", to);
  else window.history.pushState(null, "", to);
  place = readPlace();
  if (from === place.path) return;
  window.scrollTo(0, 0);
  focusPage();
}

/** In a frame a figure stays the one that it is: its settings change in place, another page opens by itself. */
function goInFrame(to: string): void {
  if (new URL(to, window.location.origin).pathname !== place.path) {
    window.open(to, "_blank", "noopener");
    return;
  }
  window.history.replaceState(null, "", `${frameOf}${to}`);
  place = readPlace();
}

/** Moves the focus to the new page, so that a keyboard or a screen reader starts at its head. */
function focusPage(): void {
  requestAnimationFrame(() => document.getElementById("page")?.focus({ preventScroll: true }));
}

/** Goes to a part of this page, where its own address is not free to name it. */
function showPart(id: string): void {
  const part = document.getElementById(decode(id));
  part?.scrollIntoView({ block: "start" });
  part?.focus({ preventScroll: true });
}

function isPlainClick(event: MouseEvent): boolean {
  const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !held && !event.defaultPrevented;
}

/** Where a link inside the site leads. Missing: for links elsewhere, to parts of the page, and to files. */
export function pathOf(link: Element): string | undefined {
  const to = link.getAttribute("href");
  if (!to || link.hasAttribute("download") || link.getAttribute("target")) return undefined;
  if (!isOwn(to)) return undefined;
  return new URL(to.slice(before.length), "http://own").pathname;
}

const isOwn = (to: string) =>
  to.startsWith(`${before}/`) && !to.startsWith("//") && !to.startsWith("/api/");

/** Follows links inside the site without loading it again. */
export function followLinks(): () => void {
  const onClick = (event: MouseEvent) => {
    if (!isPlainClick(event) || !(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    const to = link?.getAttribute("href");
    if (!link || !to || link.hasAttribute("download") || link.getAttribute("target")) return;
    const isPart = packed && to.startsWith("#") && !to.startsWith("#/");
    if (isPart) {
      event.preventDefault();
      showPart(to.slice(1));
      return;
    }
    if (!isOwn(to)) return;
    event.preventDefault();
    go(to);
  };
  const onPop = () => {
    place = readPlace();
  };
  document.addEventListener("click", onClick);
  window.addEventListener("popstate", onPop);
  return () => {
    document.removeEventListener("click", onClick);
    window.removeEventListener("popstate", onPop);
  };
}
