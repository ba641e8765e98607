/** The map of a module with appended text: what a general editor of sources writes, for any text. */
import fc from "fast-check";
import MagicString from "magic-string";
import { expect, it } from "vitest";
import { toUnmovedMap } from "../../../../../transformer/src/hosts/bundlers/modules/unmoved-map.ts";

function toExpected(text: string, addition: string, file: string): object {
  const map = new MagicString(text)
    .append(addition)
    .generateMap({ hires: "boundary", source: file, includeContent: true });
  const { version, sources, sourcesContent, names, mappings } = map;
  return { version, sources, sourcesContent, names, mappings };
}

it.each([
  ["nothing", ""],
  ["a line without an end", "export const a = 1"],
  ["empty lines", "\n\n  \n\nfoo.bar(1)\n\n"],
  ["other ends of lines", "a\r\nb\r\n\rc\u2028d"],
  ["characters of two code units, and accents", "größe = '😀' + x_1\n\t$y"],
  ["a word that is longer than any known distance", `x = ${"long".repeat(300)};\ny`],
  ["a very long line, after which columns go back", `${"a b ".repeat(5000)}\nc`],
])("maps %s", (_, text) => {
  for (const addition of ["", "\nexport const $manifest = {};\n", "\n\n\n"])
    expect(toUnmovedMap(text, addition, "/p/a.ts")).toEqual(toExpected(text, addition, "/p/a.ts"));
});

it("maps any text", () => {
  const texts = fc
    .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\n", " ", "word", "_1", "\r\n")))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(texts, texts, (text, addition) => {
      expect(toUnmovedMap(text, addition, "a.ts")).toEqual(toExpected(text, addition, "a.ts"));
    }),
  );
});
