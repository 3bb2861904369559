// Compiled messages are made by compile.mjs and are not kept in git: this is their shape until they are there.
declare module "*/compiled/en.js" {
  type Message = (values?: Readonly<Record<string, unknown>>) => string;
  const messages: Readonly<Record<string, Readonly<Record<string, Message>>>>;
  export default messages;
}
