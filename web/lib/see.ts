import { address } from "./router.svelte.ts";

/** An address that the server names, as a link of these pages: the language in the reader's address stays. */
export function seeAddress(see: string): string {
  const [place = "", hash = ""] = see.split("#");
  const [path = "", query = ""] = place.split("?");
  return address(path, Object.fromEntries(new URLSearchParams(query)), hash);
}
