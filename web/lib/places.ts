import type { Key } from "./text.ts";

/** A page that the masthead leads to, with the letter that goes there after `g`. */
export interface Place {
  readonly path: string;
  readonly name: Key;
  readonly letter: string;
  /** Stands behind “More”: what is there is asked for less often. */
  readonly isRare?: boolean;
}

/** The pages as the masthead groups them: what is, between whom, from what, and what is left to do. */
export const groups: readonly {
  readonly title: Key | undefined;
  readonly places: readonly Place[];
}[] = [
  {
    title: undefined,
    places: [
      { path: "/", name: "common.nav-overview", letter: "o" },
      { path: "/briefs", name: "common.nav-briefs", letter: "v" },
    ],
  },
  {
    title: "common.group-relation",
    places: [
      { path: "/timeline", name: "common.nav-timeline", letter: "t" },
      { path: "/register", name: "common.nav-register", letter: "r" },
      { path: "/delivery", name: "common.nav-delivery", letter: "p" },
      { path: "/doctrines", name: "common.nav-doctrines", letter: "w" },
      { path: "/disputes", name: "common.nav-disputes", letter: "b" },
    ],
  },
  {
    title: "common.group-figures",
    places: [
      { path: "/indicators", name: "common.nav-indicators", letter: "i" },
      { path: "/indexes", name: "common.nav-indexes", letter: "x" },
      { path: "/panel", name: "common.nav-panel", letter: "n", isRare: true },
      { path: "/likeness", name: "common.nav-likeness", letter: "l", isRare: true },
      { path: "/position", name: "common.nav-position", letter: "m", isRare: true },
    ],
  },
  {
    title: "common.group-whatif",
    places: [
      { path: "/scenarios", name: "common.nav-scenarios", letter: "f" },
      { path: "/package", name: "common.nav-package", letter: "k", isRare: true },
    ],
  },
  {
    title: "common.group-sources",
    places: [
      { path: "/documents", name: "common.nav-documents", letter: "d" },
      { path: "/disagreements", name: "common.nav-disagreements", letter: "e", isRare: true },
      { path: "/search", name: "common.nav-search", letter: "s", isRare: true },
      { path: "/check", name: "common.nav-check", letter: "c" },
    ],
  },
  {
    title: "common.group-work",
    places: [
      { path: "/queue", name: "common.nav-queue", letter: "q", isRare: true },
      { path: "/changes", name: "common.nav-changes", letter: "h", isRare: true },
      { path: "/accounting", name: "common.nav-accounting", letter: "a", isRare: true },
    ],
  },
];

/** The groups with some of their pages, without those of which none is left. */
function groupsOf(isWanted: (place: Place) => boolean): typeof groups {
  return groups
    .map((group) => ({ ...group, places: group.places.filter(isWanted) }))
    .filter((group) => group.places.length > 0);
}

/** What stands in the masthead at all times. */
export const openGroups = groupsOf((place) => place.isRare !== true);

/** What stands behind “More”. */
export const rareGroups = groupsOf((place) => place.isRare === true);

/** Every page of the masthead. */
export const places: readonly Place[] = groups.flatMap((group) => group.places);

/** Whether an address lies on a page of the masthead; a cell of the matrix is part of the first page. */
export function isAt(page: string, path: string): boolean {
  return page === "/" ? path === "/" || path === "/cell" : path.startsWith(page);
}

/** The page of the masthead on which an address lies; undefined for one that the masthead does not lead to. */
export function placeOf(path: string): Place | undefined {
  return places.find((one) => isAt(one.path, path));
}
