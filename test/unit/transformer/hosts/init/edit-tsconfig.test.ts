/** Editing a tsconfig: the entry comes in, and every comment, space and line end stays where it was. */
import { describe, expect, it } from "vitest";
import { editTsconfig } from "../../../../../transformer/src/hosts/init/edit/edit-tsconfig.ts";

const ENTRY = { name: "@icosian/transformer", transform: "@icosian/transformer" };
const ITEM = `{ "name": "@icosian/transformer", "transform": "@icosian/transformer" }`;

function edit(text: string, effective: readonly unknown[] | null = null): string | null {
  const result = editTsconfig({ text, effective }, ENTRY);
  if (result === null) return null;
  return result.kind === "edited" ? result.text : result.kind === "unchanged" ? "unchanged" : result.why;
}

describe("adds the entry", () => {
  it.each([
    ["to nothing", `{}`, `{\n  "compilerOptions": {\n    "plugins": [\n      ${ITEM}\n    ]\n  }\n}`],
    [
      "to an object of comments",
      `{\n  // none\n}\n`,
      `{\n  // none\n  "compilerOptions": {\n    "plugins": [\n      ${ITEM}\n    ]\n  }\n}\n`,
    ],
    [
      "behind a comment of the last option",
      `{\n\t"compilerOptions": {\n\t\t"strict": true // yes, "plugins"\n\t}\n}\n`,
      `{\n\t"compilerOptions": {\n\t\t"strict": true, // yes, "plugins"\n\t\t"plugins": [\n\t\t\t${ITEM}\n\t\t]\n\t}\n}\n`,
    ],
    [
      "behind a comma",
      `{\n  "compilerOptions": {\n    "strict": true, /* a, b */\n  },\n}\n`,
      `{\n  "compilerOptions": {\n    "strict": true, /* a, b */\n    "plugins": [\n      ${ITEM}\n    ],\n  },\n}\n`,
    ],
    [
      "in one line",
      `{ "compilerOptions": { "plugins": [{ "name": "other" }] } }`,
      `{ "compilerOptions": { "plugins": [{ "name": "other" }, ${ITEM}] } }`,
    ],
    [
      "with its list in one line",
      `{ "compilerOptions": { "strict": true } }`,
      `{ "compilerOptions": { "strict": true, "plugins": [${ITEM}] } }`,
    ],
    [
      "to an empty list",
      `{\n    "compilerOptions": {\n        "plugins": []\n    }\n}`,
      `{\n    "compilerOptions": {\n        "plugins": [\n            ${ITEM}\n        ]\n    }\n}`,
    ],
    [
      "with the line ends of Windows",
      `\uFEFF{\r\n  "compilerOptions": {\r\n    "strict": true\r\n  }\r\n}\r\n`,
      `\uFEFF{\r\n  "compilerOptions": {\r\n    "strict": true,\r\n    "plugins": [\r\n      ${ITEM}\r\n    ]\r\n  }\r\n}\r\n`,
    ],
    [
      "its name, where it has none",
      `{ "compilerOptions": { "plugins": [{ "transform": "@icosian/transformer", "after": true }] } }`,
      `{ "compilerOptions": { "plugins": [{ "transform": "@icosian/transformer", "after": true, "name": "@icosian/transformer" }] } }`,
    ],
  ])("%s", (_, before, after) => {
    expect(edit(before)).toBe(after);
    expect(edit(after)).toBe("unchanged");
  });
});

describe("leaves it", () => {
  it.each([
    ["that has it from another", `{ "extends": "./base.json" }`, [{ transform: "@icosian/transformer" }], "unchanged"],
    [
      "that has others from another",
      `{ "extends": "./base.json" }`,
      [{ name: "other" }],
      "It has plugins from a tsconfig that it extends; add the entry there.",
    ],
    ["whose plugins are none", `{ "compilerOptions": { "plugins": true } }`, null, "`plugins` is not a list."],
    ["whose options are none", `{ "compilerOptions": [] }`, null, "`compilerOptions` is not an object."],
    ["that is broken", `{ "compilerOptions": `, null, null],
    ["that is a list", `[]`, null, null],
  ])("%s", (_, text, effective, expected) => expect(edit(text, effective)).toBe(expected));
});
