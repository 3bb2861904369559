// Compiled messages are made by compile.mjs and are not kept in git: this is their shape until they are there.
type Message = (values?: Readonly<Record<string, unknown>>) => string;
type Messages = Readonly<Record<string, Readonly<Record<string, Message>>>>;
type MessageLocale = import("../lib/language.svelte.ts").Locale;

declare module "*/compiled/en.js" {
  export const locale: MessageLocale;
  export const phrases: Readonly<Record<string, string>>;
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/uz-Latn.js" {
  export const locale: MessageLocale;
  export const phrases: Readonly<Record<string, string>>;
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/uz-Cyrl.js" {
  export const locale: MessageLocale;
  export const phrases: Readonly<Record<string, string>>;
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/kk.js" {
  export const locale: MessageLocale;
  export const phrases: Readonly<Record<string, string>>;
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/ru.js" {
  export const locale: MessageLocale;
  export const phrases: Readonly<Record<string, string>>;
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/en-rest.js" {
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/uz-Latn-rest.js" {
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/uz-Cyrl-rest.js" {
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/kk-rest.js" {
  const messages: Messages;
  export default messages;
}
declare module "*/compiled/ru-rest.js" {
  const messages: Messages;
  export default messages;
}
