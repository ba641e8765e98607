/** What `icosian init` shows before it asks. */
import { describe, expect, it } from "vitest";
import { toLineDiff } from "../../../../../transformer/src/hosts/init/edit/line-diff.ts";

const lines = (text: string): string => text.split("").join("\n");

describe("the lines of a change", () => {
  it.each([
    ["abc", "abc", []],
    ["", "ab", ["+ a", "+ b"]],
    ["ab", "", ["- a", "- b"]],
    ["abcdefgh", "abcdXefgh", ["  c", "  d", "+ X", "  e", "  f"]],
    ["abcdefghij", "aXcdefghiY", ["  a", "- b", "+ X", "  c", "  d", "…", "  h", "  i", "- j", "+ Y"]],
    ["abXcdYe", "abcde", ["  a", "  b", "- X", "  c", "  d", "- Y", "  e"]],
  ])("%s to %s", (before, after, expected) => expect(toLineDiff(lines(before), lines(after))).toEqual(expected));

  it("are the same whatever ends them", () => expect(toLineDiff("a\r\nb\r\n", "a\nb\n")).toEqual([]));
});
