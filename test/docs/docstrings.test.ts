/** Every export of both packages has a docstring, and so has every public member of an exported type. */
import { describe, expect, it } from "vitest";
import { readSource, readSources } from "./read-declarations.ts";

const sources = [...readSources("runtime/src"), ...readSources("transformer/src")];
const declarations = sources.flatMap((source) => source.declarations);
const documented = new Set(declarations.filter(({ hasDocstring }) => hasDocstring).map(({ name }) => name));
const missing = declarations.filter(
  ({ hasDocstring, name, implements: interfaces }) =>
    !hasDocstring && !interfaces.some((each) => documented.has(name.replace(/^\w+/, each))),
);

describe("docstrings", () => {
  it("are on every export and every public member", () => {
    expect(missing.map(({ path, line, name }) => `${path}:${line} ${name}`)).toEqual([]);
  });

  it("are not empty phrases that only repeat the name", () => {
    const empty = sources.flatMap(({ path, comments }) =>
      comments
        .filter(({ text }) => /^\s*(The|A|An|Its) \w+\.\s*$/.test(text))
        .map(({ line, text }) => ({ path, line, text: text.trim() })),
    );
    expect(empty).toEqual([]);
  });
});

describe("the reader of declarations", () => {
  const { declarations } = readSource(
    "example.ts",
    `/** A file. */
/** Has one. */
export interface Documented {
  /** Has one. */
  readonly a: string;
  readonly b: string;
  readonly kind: "documented";
}
export const bare = 1;
interface Hidden { readonly c: number }
export type Either = { readonly kind: "d"; readonly d: Hidden } | string;
export class Lasting {
  #secret = 0;
  constructor(readonly e: number) {}
  run(): void {}
}
`,
  );

  it("finds exports and public members, and tells which have a docstring", () => {
    expect(declarations.map(({ name, hasDocstring }) => `${name} ${hasDocstring}`)).toEqual([
      "Documented true",
      "Documented.a true",
      "Documented.b false",
      "bare false",
      "Either false",
      "Either.d false",
      "Lasting false",
      "Lasting.run false",
    ]);
  });
});
