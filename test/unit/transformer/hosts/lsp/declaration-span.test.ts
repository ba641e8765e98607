/** The whole declarations around the names of nodes. */
import { expect, it } from "vitest";
import { declarationSpans } from "../../../../../transformer/src/hosts/lsp/answers/declaration-span.ts";

const TEXT = `"use dataflow";

/** Not part of it. */
export function first(spend: number): number {
  const inner = spend;
  return inner;
}
export const second = (first: number): number => first;
export const third = (first: number): number => first, fourth = (third: number): number => third;
export class Loader {
  static loaded(first: number): number {
    return first;
  }
}
const hidden = (first: number): number => first;
export { hidden as shown };
export default function (first: number): number { return first; }
`;

it.each([
  ["first(", "export function first(spend: number): number {\n  const inner = spend;\n  return inner;\n}"],
  ["second ", "export const second = (first: number): number => first;"],
  ["third ", "third = (first: number): number => first"],
  ["fourth ", "fourth = (third: number): number => third"],
  ["loaded(", "static loaded(first: number): number {\n    return first;\n  }"],
  ["Loader ", TEXT.slice(TEXT.indexOf("export class"), TEXT.indexOf("\nconst hidden"))],
  ["hidden =", "const hidden = (first: number): number => first;"],
  ["shown ", "export { hidden as shown };"],
  ["function (", "export default function (first: number): number { return first; }"],
  ["Not part", "Not part"],
])("%s", (name, declaration) => {
  const start = TEXT.indexOf(name);
  const found = declarationSpans("/p/a.ts", TEXT)({ start, end: start + name.length });
  expect(TEXT.slice(found.start, found.end)).toBe(declaration);
});

it("of text with letters of several code units", () => {
  const text = '"use dataflow";\nexport const smile = (): string => "😀ü";\nexport const next = (): number => 1;\n';
  const start = text.indexOf("next");
  const found = declarationSpans("/p/a.ts", text)({ start, end: start + 4 });
  expect(text.slice(found.start, found.end)).toBe("export const next = (): number => 1;");
});
