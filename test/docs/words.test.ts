/** Documentation, docstrings and names use the words of the house, and not those that they have replaced. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSources } from "./read-declarations.ts";

const root = join(import.meta.dirname, "../..");
const PAGES = [
  "README.md",
  "runtime/README.md",
  "runtime/CACHE.md",
  "runtime/DATA.md",
  "runtime/DISTRIBUTED.md",
  "runtime/GRAPHS.md",
  "transformer/MCP.md",
  "runtime/RUNS.md",
  "transformer/README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
];

/** Words and phrases that are replaced by others, with the word to use. */
const REPLACED: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bstretch(es)?\b/i, "segment"],
  [/\bstages?\b/i, "pass, or phase"],
  [/\bmend(s|ed|ing)?\b/i, "fix"],
  [/\bstand-ins?\b/i, "stub"],
  [/\b(written|emitted) plans?\b/i, "compiled plan"],
  [/\bplanned outputs\b/i, "compiled plan"],
  [/\bonce an? (item|run|node|module)\b/i, "once per …"],
  [/\bone an? (file|node|task|item|slot|row|module)\b/i, "one per …"],
  [/\bwhoever\b/i, "the caller"],
  [/\bwhat is there of\b/i, "a concrete noun"],
];

/** Parts of identifiers that are replaced by others. */
const REPLACED_NAMES = /stretch|stand_?in(?!g|s?t)|mended|emittedPlan|writtenPlan|plannedOutputs|runCode/i;

function findReplaced(text: string): readonly string[] {
  const plain = text.replaceAll(/\s+/g, " ");
  return REPLACED.flatMap(([pattern, instead]) => {
    const found = pattern.exec(plain);
    return found === null ? [] : [`${found[0]}: use ${instead}`];
  });
}

const sources = [...readSources("runtime/src"), ...readSources("transformer/src")];

describe("words that have been replaced", () => {
  it.each(PAGES)("are not in %s", (page) => {
    expect(findReplaced(readFileSync(join(root, page), "utf8"))).toEqual([]);
  });

  it("are in no comment", () => {
    const found = sources.flatMap(({ path, comments }) =>
      comments.flatMap(({ text, line }) => findReplaced(text).map((each) => `${path}:${line} ${each}`)),
    );
    expect(found).toEqual([]);
  });

  it("are in no name", () => {
    const found = sources.flatMap(({ path, identifiers }) =>
      identifiers.filter(({ name }) => REPLACED_NAMES.test(name)).map(({ name, line }) => `${path}:${line} ${name}`),
    );
    expect(found).toEqual([]);
  });

  it.each(["Computed once an\nitem.", "A stretch of tasks.", "Whoever calls it.", "The emitted plan."])(
    "are found in %j",
    (text) => expect(findReplaced(text)).toHaveLength(1),
  );

  it("are found in names", () => {
    expect(["STRETCH_TASKS", "writtenPlan"].every((name) => REPLACED_NAMES.test(name))).toBe(true);
  });
});
