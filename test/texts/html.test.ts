import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { htmlText } from "../../src/texts/html-text.js";

const blocksOf = (html: string): (readonly [string, string])[] => {
  const { text, blocks } = htmlText(html);
  return blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)] as const);
};

describe("htmlText", () => {
  it("keeps headings, paragraphs, points, table rows and line breaks apart", () => {
    const html = `<h1>River <i>commission</i></h1><p>First<br>second &amp; third</p>
      <ul><li>one</li><li>two <b>bold</b></li></ul>
      <table><tr><th>Month</th><th>Volume</th></tr><tr><td><p>June</p></td><td>12</td></tr></table>`;
    expect(blocksOf(html)).toEqual([
      ["heading", "River commission"],
      ["paragraph", "First\nsecond & third"],
      ["list", "one"],
      ["list", "two bold"],
      ["table", "Month\tVolume"],
      ["table", "June\t12"],
    ]);
  });

  it("keeps text that stands in no paragraph, and what comes after an inner block", () => {
    expect(blocksOf("before<div>inside</div>after")).toEqual([
      ["paragraph", "before"],
      ["paragraph", "inside"],
      ["paragraph", "after"],
    ]);
  });

  it("F10: lets no script, style, template, frame or hidden element into the text", () => {
    const traps = [
      "<script>trap()</script>",
      "<style>p{content:'trap'}</style>",
      "<template><p>trap</p></template>",
      "<noscript><p>trap</p></noscript>",
      "<iframe srcdoc='<p>trap</p>'>trap</iframe>",
      "<svg><text>trap</text><script>trap</script></svg>",
      "<math><mtext>trap</mtext></math>",
      "<p hidden>trap</p>",
      "<p style='color:red; DISPLAY : none'>trap</p>",
      "<img src=x onerror=trap()>",
      "<a href='javascript:trap()'>link</a>",
      "<object data=trap>trap</object>",
      "<select><option>trap</option></select>",
      "<textarea>trap</textarea>",
      "<!-- trap -->",
      "<base href=//trap><meta http-equiv=refresh content='0;url=trap'>",
      "<form><input value=trap></form>",
      "<p title=trap data-x=trap>shown</p>",
    ];
    for (const trap of traps) expect(htmlText(`<p>words</p>${trap}`).text).not.toContain("trap");
    const page = readFileSync(new URL("../fixtures/hostile/script.html", import.meta.url), "utf8");
    expect(blocksOf(page).map(([, words]) => words)).toEqual([
      "The commission met on the bridge and read the two gauges together.",
      "a link that runs",
      "Its members agreed & signed: 12 < 15 cubic metres a second.",
    ]);
  });

  it("reads what is nested a hundred thousand times", () => {
    const depth = 100_000;
    const html = `${"<div>".repeat(depth)}words${"</div>".repeat(depth)}`;
    expect(htmlText(html).text.trim()).toBe("words");
  });

  it("takes title, author and date from the head", () => {
    const html =
      "<title>On  water</title><meta name=author content='A. B.'><meta name=date content=2024-05-01>";
    expect(htmlText(html).metadata).toEqual({
      title: "On water",
      author: "A. B.",
      date: "2024-05-01",
    });
  });
});
