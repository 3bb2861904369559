import { address, param } from "./router.svelte.ts";

/** Where the first screen is asked for: what the address does not say the server fills in. */
export function overviewAddress(): string {
  return address("/api/overview", { pair: param("pair"), asOf: param("asOf") });
}
