/** An editor goes on whatever a feature does. */
import type ts from "typescript";
import { expect, it } from "vitest";
import { extend, type Extensions } from "../../../../../transformer/src/hosts/editor/project/extensions.ts";

// A cast because the other methods of a language service have no part in these tests.
const service = {
  getRenameInfo: () => ({ canRename: false, localizedErrorMessage: "TypeScript's own" }),
  getSyntacticDiagnostics: () => [],
} as unknown as ts.LanguageService;

function rename(...all: readonly Extensions[]): { readonly said: string; readonly reported: readonly string[] } {
  const reported: string[] = [];
  const extended = extend(service, all, (method, error) => reported.push(`${method}: ${String(error)}`));
  const info = extended.getRenameInfo("a.ts", 1, {});
  return { said: info.canRename ? info.displayName : info.localizedErrorMessage, reported };
}

function sayMore(more: string): Extensions {
  return {
    getRenameInfo: (own) =>
      own.canRename ? own : { ...own, localizedErrorMessage: `${own.localizedErrorMessage}, ${more}` },
  };
}

it("a feature is given what TypeScript and earlier features answered", () => {
  expect(rename(sayMore("more"), sayMore("and more"))).toEqual({
    said: "TypeScript's own, more, and more",
    reported: [],
  });
});

it("where a feature throws, the answer before it stands", () => {
  const broken: Extensions = {
    getRenameInfo: () => {
      throw new Error("broken");
    },
  };
  expect(rename(sayMore("more"), broken)).toEqual({
    said: "TypeScript's own, more",
    reported: ["getRenameInfo: Error: broken"],
  });
});

it("a method that this TypeScript does not have is left out", () => {
  const extended = extend(service, [{ getSupportedCodeFixes: (own) => own }], () => {});
  expect(Object.keys(extended)).toEqual(Object.keys(service));
});
