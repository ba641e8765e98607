/** Tests how documentation becomes markup: links, code, and texts that are long or hostile. */
import { describe, expect, test } from "vitest";
import { html } from "../../../../transformer/src/docs/markup/markup.ts";
import { renderDocumentation, summarise } from "../../../../transformer/src/docs/markup/render-documentation.ts";
import { renderInline } from "../../../../transformer/src/docs/markup/render-inline.ts";

const LONG = 50_000;

function inline(text: string): string {
  return String(html`${renderInline(text, (name) => (name === "mean" ? "mean.html" : null))}`);
}

describe("text within a block", () => {
  test.each([
    ["`mean` of `x`", '<a href="mean.html"><code>mean</code></a> of <code>x</code>'],
    ["``a ` b`` and ```c```", "<code>a ` b</code> and <code>c</code>"],
    ["````four````", "````four````"],
    ["{@link mean}, {@linkcode mean|the mean}", /^<a href="mean.html"><code>mean<\/code><\/a>, .*the mean/],
    ["{@link https://a.b/c | there}", '<a href="https://a.b/c" rel="noopener noreferrer">there</a>'],
    ["**bold** *and not*", "<strong>bold</strong> *and not*"],
    ["{@link }", "{@link }"],
  ])("%s", (text, expected) => {
    if (typeof expected === "string") expect(inline(text)).toBe(expected);
    else expect(inline(text)).toMatch(expected);
  });

  // With a repetition that is not bounded, some of these take minutes.
  test.each([
    ["backticks before text", "`".repeat(LONG) + "a".repeat(LONG)],
    ["backticks that are not closed", "``` a `` b ` ".repeat(LONG / 10) + "`"],
    ["links that are not closed", "{@link ".repeat(LONG)],
    ["a link of spaces", `{@link${" ".repeat(LONG)}`],
    ["a link of bars", `{@link a${"|".repeat(LONG)}`],
    ["links with names that are not closed", "{@link a b".repeat(LONG / 10)],
    ["stars", "*".repeat(LONG)],
    ["bold that is not closed", "** ".repeat(LONG)],
    ["addresses without an end", "http://".repeat(LONG / 10)],
    ["an address of commas", `http://${",".repeat(LONG)}`],
  ])("a long text of %s keeps its characters", (_, text) => {
    const plain = inline(text).replaceAll(/<[^>]*>/g, "");
    expect(plain.replaceAll(/[`*\s]/g, "")).toBe(text.replaceAll(/[`*\s]/g, ""));
  });
});

describe("a summary", () => {
  test.each([
    ["The mean. And more.", "The mean."],
    ["Reads {@link mean} and `x`.", "Reads mean and x."],
    ["Reads {@link mean | the mean}. Then", "Reads mean."],
    ["- a list", ""],
    ["", ""],
  ])("of %s", (text, expected) => expect(summarise(text)).toBe(expected));

  test("of a long text is its beginning", () => {
    const words = "word ".repeat(LONG);
    expect(summarise(words)).toBe(`${words.slice(0, 179).trimEnd()}…`);
    expect(summarise("{@link ".repeat(LONG))).toBe(`${"{@link ".repeat(26).slice(0, 179).trimEnd()}…`);
    expect(summarise(`${". ".repeat(LONG)}End`)).toBe(`${". ".repeat(90).slice(0, 179).trimEnd()}…`);
  });
});

test("a long documentation of links that are not closed is one paragraph", () => {
  const blocks = renderDocumentation("{@link ".repeat(LONG), () => null);
  expect(blocks).toHaveLength(1);
});
