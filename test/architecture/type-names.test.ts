/** One word, one meaning: no package declares two types with the same name. */
import { expect, it } from "vitest";
import { readSource, readSources, type SourceFile } from "../docs/read-declarations.ts";

/** Names that are declared more than once, with the reason. */
const ALLOWED: ReadonlySet<string> = new Set([
  // The package's `imports` replace one by the other: in bundles for browsers there are no threads.
  "runtime ThreadPool",
]);

function findDuplicates(sources: readonly SourceFile[]): readonly string[] {
  const names = sources.flatMap(({ types }) => types);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].sort();
}

it.each(["runtime", "transformer"] as const)("no type name twice in the %s", (name) => {
  const duplicates = findDuplicates(readSources(`${name}/src`)).map((each) => `${name} ${each}`);
  expect(duplicates).toEqual([...ALLOWED].filter((each) => each.startsWith(name)).sort());
});

it("a name that is declared twice is found", () => {
  const sources = ["type A = 1;", "interface B {}", "export class A {}"].map((text, index) =>
    readSource(`${index}.ts`, `/** A file. */\n${text}`),
  );
  expect(findDuplicates(sources)).toEqual(["A"]);
});
