/** Edits one project after another, and compares what an incremental build says with what a clean build says. */
import { expect } from "vitest";
import { names, VARIANTS, type Edit } from "./graph-edits.ts";
import type { Files } from "./project.ts";
import { RebuiltProject } from "./rebuilding.ts";

/**
 * Builds after every edit, each of the two projects with a compiler of its own that is kept.
 *
 * @param args - Of the incremental build.
 * @returns The codes that clean builds reported.
 */
export async function followEdits(edits: readonly Edit[], args: readonly string[]): Promise<ReadonlySet<string>> {
  const files: Files = Object.fromEntries(names.map((name) => [name, VARIANTS[name][0]]));
  const incremental = await RebuiltProject.create(files, "kept");
  const clean = await RebuiltProject.create(files, "kept");
  const build = async (): Promise<readonly string[]> =>
    findErrors((await incremental.build("-p", ".", "--incremental", ...args)).output);
  try {
    const first = await incremental.build("-p", ".", "--incremental", ...args);
    expect(first.code, first.output).toBe(0);
    const differing: unknown[] = [];
    const kinds = new Set<string>();
    for (const [name, variant] of edits) {
      const edit = { [name]: VARIANTS[name][variant] ?? "" };
      incremental.write(edit);
      clean.write(edit);
      const [found, { output }] = await Promise.all([build(), clean.build("-p", ".", "--noEmit")]);
      const expected = findErrors(output);
      for (const message of expected) kinds.add(message.slice(0, 7));
      if (JSON.stringify(found) !== JSON.stringify(expected)) differing.push({ name, variant, found, expected });
      // A second build, of what did not change, remembers.
      if (variant % 2 === 1) expect(await build()).toEqual(found);
    }
    expect(differing).toEqual([]);
    return kinds;
  } finally {
    await Promise.all([incremental.remove(), clean.remove()]);
  }
}

/** Codes and sentences, each once, wherever they are reported. */
function findErrors(output: string): readonly string[] {
  return [...new Set(Array.from(output.matchAll(/error TS90\d+: (ICO.*)/g), ([, message = ""]) => message))].sort();
}
