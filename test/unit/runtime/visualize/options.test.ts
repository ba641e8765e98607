/** Options of drawings: every mistake is found at once, with what was meant. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DataflowError } from "@icosian/runtime";
import { draw, toDot, toHtml, toJson, toMermaid, toSvg } from "@icosian/runtime/visualize";
import { catchError } from "../catch-error.ts";
import { EVERY } from "./graphs.ts";

const messagesOf = async (options: unknown): Promise<readonly string[]> =>
  (await catchError(() => draw(EVERY, options))).problems.map(({ code, message }) => `${code} ${message}`);

it("all mistakes are reported at once", async () => {
  const options = {
    format: "svgg",
    orientation: "up",
    hideInputs: "yes",
    showTags: [1],
    groupBy: { tags: "x" },
    highlight: "mean",
    style: {},
    theme: "drak",
    pathBetween: ["a"],
    hops: -1,
    tags: { a: 1 },
    modules: 7,
    title: null,
    upstreamof: "mean",
    colour: "red",
  };
  expect(await messagesOf(options)).toEqual([
    'ICO7008 The option `format` is "svgg". Did you mean `svg`?',
    'ICO7008 The option `orientation` is "up"; give `"down"` or `"right"`.',
    'ICO7008 The option `hideInputs` is "yes"; give `true` or `false`.',
    "ICO7008 The option `showTags` is a list with 1; give `true`, `false`, or a list of keys.",
    'ICO7008 The option `groupBy` is an object; give `"module"`, `"subdag"` or `{ tag: "…" }`.',
    'ICO7008 The option `highlight` is "mean"; give a list of names.',
    "ICO7008 The option `style` is an object; give a function of a node.",
    'ICO7008 The option `theme` is "drak". Did you mean `dark`?',
    "ICO7008 The option `pathBetween` is an array; give a list of two names.",
    "ICO7008 The option `hops` is -1; give a whole number that is not negative, or `Infinity`.",
    "ICO7008 The option `tags` is an object; give an object that gives for each key a string, a list of strings, or null.",
    "ICO7008 The option `modules` is 7; give the path of a module or a list of paths.",
    "ICO7008 The option `title` is null; give a string.",
    "ICO7008 A drawing has no option `upstreamof`. Did you mean `upstreamOf`?",
    expect.stringContaining("A drawing has no option `colour`. The options are `title`,"),
  ]);
});

it.each([null, 1, "svg", [], new Map(), Promise.resolve()])("options that are %o are refused", async (options) => {
  expect((await messagesOf(options))[0]).toContain("The options of a drawing are ");
});

it("options that cannot be read are refused", async () => {
  const options = Object.defineProperty({}, "title", {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });
  expect((await messagesOf(options))[0]).toContain("cannot be read");
});

it("unknown names are reported at once, with near ones", async () => {
  const messages = await messagesOf({ upstreamOf: "men", downstreamOf: ["rows", "rosw"], highlight: ["totl"] });
  expect(messages.map((message) => message.slice(0, 7))).toEqual(["ICO7010", "ICO7010", "ICO7010"]);
  expect(messages.join()).toMatch(/`mean`.*`rows`.*`total`/);
});

it("unknown modules are reported at once, with near ones", async () => {
  expect(await messagesOf({ modules: ["src/loader.ts", "src/daily.ts", "elsewhere.ts"], upstreamOf: "men" })).toEqual([
    expect.stringContaining("ICO7010"),
    "ICO7008 No node is of the module `src/loader.ts`. Did you mean `src/loaders.ts`?",
    "ICO7008 No node is of the module `elsewhere.ts`. There are nodes of `src/daily.ts`, `src/features.ts`, `src/loaders.ts` and `src/savers.ts`.",
  ]);
});

it("undefined is the same as nothing", () => {
  const names = ["format", "title", "orientation", "groupBy", "highlight", "style", "tags", "upstreamOf", "hops"];
  expect(draw(EVERY, Object.fromEntries(names.map((name) => [name, undefined])))).toBe(toMermaid(EVERY));
});

describe.each([
  ["toMermaid", toMermaid],
  ["toDot", toDot],
  ["toSvg", toSvg],
  ["toJson", toJson],
  ["toHtml", toHtml],
] as const)("%s", (_, format) => {
  it("checks its options itself", async () => {
    const error = await catchError(() => format(EVERY, { them: "dark" } as never));
    expect(error.problems[0]!.message).toContain("`theme`");
    expect((await catchError(() => format(EVERY, { upstreamOf: "nobody" }))).code).toBe("ICO7010");
  });

  it("is what a function of that format draws", () => {
    expect(draw(EVERY, { format, title: "x" })).toBe(format(EVERY, { title: "x" }));
  });
});

it("any options give a picture or a DataflowError", () => {
  const value = fc.oneof(
    fc.anything(),
    fc.constantFrom("module", "subdag", "right", "dark", true, ["mean"], "rows", { tag: "owner" }),
  );
  const names = [
    "title",
    "orientation",
    "hideInputs",
    "showTags",
    "legend",
    "groupBy",
    "highlight",
    "theme",
    "upstreamOf",
    "hops",
    "tags",
    "modules",
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 }), (options) => {
      for (const format of ["mermaid", "dot", "svg", "json"]) {
        try {
          expect(typeof draw(EVERY, { ...options, format })).toBe("string");
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(DataflowError);
        }
      }
    }),
  );
});
