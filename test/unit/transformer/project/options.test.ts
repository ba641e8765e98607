/** The options of the plugin entry: what is understood, and what is refused. */
import { describe, expect, it } from "vitest";
import { resolveOptions } from "../../../../transformer/src/project/options/options.ts";

function codesOf(entry: Readonly<Record<string, unknown>>): readonly string[] {
  return resolveOptions(entry, "/p", "/p/tsconfig.json").diagnostics.map(({ code }) => code);
}

describe("an entry", () => {
  it.each([
    [{}],
    [{ transform: "@icosian/transformer", transformProgram: true }],
    [{ transform: "@icosian/transformer", import: "default", type: "program", after: false, afterDeclarations: true }],
    [{ include: [], warnings: false }],
    [{ include: ["src/**/*.flow.ts"], warnings: true }],
  ])("is understood: %j", (entry) => expect(codesOf(entry)).toEqual([]));

  it.each([
    [{ inclde: [] }, ["ICO1001"]],
    [{ one: 1, two: 2 }, ["ICO1001", "ICO1001"]],
    [{ include: "src/**" }, ["ICO1002"]],
    [{ include: ["src/**", 1] }, ["ICO1002"]],
    [{ warnings: "yes" }, ["ICO1002"]],
    [{ other: 1, include: null, warnings: 1 }, ["ICO1001", "ICO1002", "ICO1002"]],
  ])("is refused: %j", (entry, codes) => expect(codesOf(entry)).toEqual(codes));

  it("is reported at the file that it stands in", () => {
    const [diagnostic] = resolveOptions({ inclde: [] }, "/p", "/p/tsconfig.json").diagnostics;
    expect(diagnostic).toMatchObject({ file: "/p/tsconfig.json", severity: "error" });
    expect(diagnostic?.message).toContain("`inclde`");
    expect(diagnostic?.message).toContain("`include`, `warnings`");
  });
});

describe("`include`", () => {
  it.each([
    [["src/**/*.flow.ts"], "/p/src/a.flow.ts", true],
    [["src/**/*.flow.ts"], "/p/src/deep/a.flow.ts", true],
    [["./src/*.ts"], "/p/src/a.ts", true],
    [["src/*.ts"], "/p/src/deep/a.ts", false],
    [["**/*.ts"], "/elsewhere/a.ts", false],
    [["**/*.ts"], "/p2/a.ts", false],
    [["other.ts", "src/a.ts"], "/p/src/a.ts", true],
    [[], "/p/src/a.ts", false],
  ])("%j, asked for %s: %s", (include, file, expected) => {
    expect(resolveOptions({ include }, "/p", "/p/tsconfig.json").isIncluded(file)).toBe(expected);
  });

  it("takes slashes of either kind, and a folder with a slash at its end", () => {
    const entry = { include: ["src/*.ts"] };
    expect(resolveOptions(entry, "C:\\p", "C:\\p\\tsconfig.json").isIncluded("C:\\p\\src\\a.ts")).toBe(true);
    expect(resolveOptions(entry, "/p/", "/p/tsconfig.json").isIncluded("/p/src/a.ts")).toBe(true);
  });
});

it.each([
  [{ warnings: "yes" }, 'Option `warnings` of the plugin "@icosian/transformer" is "yes". Write `true` or `false`.'],
  [{ include: "src/**" }, 'is "src/**". Write a list of globs.'],
  [{ rules: { "near-mis": "error" } }, 'is {"near-mis":"error"}. Write an object with "error", "warning" or "off" for'],
  [{ rules: { "near-miss": "fatal" } }, 'is {"near-miss":"fatal"}.'],
  [{ generate: "src" }, 'is "src". Write a list of'],
])("quotes the value of %j", (entry, message) => {
  const [diagnostic] = resolveOptions(entry, "/p", "/p/tsconfig.json").diagnostics;
  expect(diagnostic?.message).toContain(message);
});
