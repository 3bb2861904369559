/** What XML 1.0 can hold in no form: control characters, lone surrogates and two that are no characters. */
const unheld =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
  "\t": "&#9;",
  "\n": "&#10;",
};

/**
 * A text as it may stand in XML, between tags or in an attribute.
 *
 * Missing: what XML cannot hold becomes U+FFFD, so that nothing vanishes without a trace. Source: XML 1.0, 2.2.
 */
export function escapeXml(text: string): string {
  return text.replace(unheld, "\ufffd").replace(/[&<>"'\r\t\n]/g, (mark) => marks[mark] ?? mark);
}
