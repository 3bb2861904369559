// What most parts need together: where the reader is, and what the dossier is about.
export { chosenDay, chosenPair, context, theFrame } from "./frame.svelte.ts";
export { address, go, param, part, route, withParams } from "./router.svelte.ts";
