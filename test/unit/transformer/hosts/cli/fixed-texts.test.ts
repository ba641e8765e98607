/** Fixed texts: edits at the same time give what they give one after the other, and can be taken back. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { FixedTexts } from "../../../../../transformer/dist/hosts/cli/fix/fixed-texts.js";

const FILE = "/a.ts";

it("have every edit, whatever the order", () => {
  const edits = fc.uniqueArray(
    fc.record({ at: fc.nat(20), text: fc.string({ minLength: 1, maxLength: 4, unit: "grapheme-ascii" }) }),
    {
      selector: ({ at }) => at,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(fc.string({ minLength: 20, maxLength: 20, unit: "grapheme-ascii" }), edits, (text, inserted) => {
      const texts = new FixedTexts();
      const spans = inserted.map(({ at, text: added }) => ({ file: FILE, span: { start: at, end: at }, text: added }));
      texts.apply(FILE, text, spans);
      const byOffset = new Map(inserted.map(({ at, text: added }) => [at, added]));
      const expected = Array.from({ length: 21 }, (_, at) => `${byOffset.get(at) ?? ""}${text[at] ?? ""}`).join("");
      expect(texts.read(FILE)).toBe(expected);
      texts.restore(FILE, text);
      expect(texts.read(FILE)).toBe(text);
      expect(texts.changed.size).toBe(0);
    }),
  );
});

it("have the line ends of the file", () => {
  const texts = new FixedTexts();
  texts.apply(FILE, "a\r\nb\r\n", [{ file: FILE, span: { start: 3, end: 3 }, text: "x\n" }]);
  texts.apply(FILE, texts.read(FILE)!, [{ file: FILE, span: { start: 0, end: 1 }, text: "A" }]);
  expect(texts.changed).toEqual(new Map([[FILE, { before: "a\r\nb\r\n", after: "A\r\nx\r\nb\r\n" }]]));
});
