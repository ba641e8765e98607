/** Random edits of random projects change exactly the versions whose closures they change. */
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { ManifestTable } from "../../../../../transformer/src/ir/manifest-table.ts";
import { ProjectCode } from "../../../../../transformer/src/project/versions/project-code.ts";
import { modelClosure } from "./closure-model.ts";
import { randomEdit, randomProject, toSource, type RandomProject } from "./random-project.ts";
import { VersionProject } from "./version-project.ts";

const project = new VersionProject({});
const code = new ProjectCode();
afterAll(() => project.remove());

/** Compiles the project with what this process knows of earlier ones. */
function compile(random: RandomProject): ManifestTable["definitions"] {
  project.write(Object.fromEntries(random.map((_, at) => [`src/f${at}.ts`, toSource(random, at)])));
  return project.compile("src/f0.ts", code).definitions;
}

it("changes a version if and only if what it covers changes", () => {
  let changed = 0;
  let same = 0;
  fc.assert(
    fc.property(randomProject, fc.array(randomEdit, { minLength: 1, maxLength: 4 }), (first, edits) => {
      let before = first;
      let known = compile(first);
      for (const edit of edits) {
        const after = edit(before);
        const next = compile(after);
        for (let index = 0; index < Math.min(known.length, next.length); index++) {
          const closure = modelClosure(after, index);
          const earlier = modelClosure(before, index);
          expect((next[index]!.gaps ?? []).length > 0).toBe(closure.hasGaps);
          // An incomplete version is never compared.
          if (closure.hasGaps || earlier.hasGaps) continue;
          const isChanged = earlier.text !== closure.text;
          expect(next[index]!.codeVersion !== known[index]!.codeVersion).toBe(isChanged);
          if (isChanged) changed++;
          else same++;
        }
        before = after;
        known = next;
      }
    }),
    { numRuns: 400 },
  );
  // Neither answer is rare.
  expect(Math.min(changed, same)).toBeGreaterThan(100);
});

it("gives after any number of edits what a new process gives", () => {
  fc.assert(
    fc.property(randomProject, fc.array(randomEdit, { maxLength: 4 }), (first, edits) => {
      let last = first;
      compile(first);
      for (const edit of edits) compile((last = edit(last)));
      expect(project.compile("src/f0.ts", code)).toEqual(project.compile("src/f0.ts", new ProjectCode()));
    }),
    { numRuns: 50 },
  );
});
