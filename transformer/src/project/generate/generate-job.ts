/** What is to be generated, with everything that decides on the text of the file. */
import { relative } from "node:path";
import type { ModulePaths } from "../../1-discover/module-path.js";

/** One file to generate. Paths are absolute. */
export interface GenerateJob {
  readonly out: string;
  /** Each once. */
  readonly modules: readonly string[];
  readonly allowsOverrides: boolean;
  /** Lists of outputs whose requests are to be there as code. */
  readonly plans: readonly (readonly string[])[];
  /** Whether the `include` option names a file. */
  readonly isIncluded: (file: string) => boolean;
  /** Whether imports end in `.ts`, as the project's tsconfig says, or in `.js`. */
  readonly importsTypeScript: boolean;
}

/** Where a single module's file goes: `features.gen.ts` beside `features.ts`. */
export function toDefaultOut(module: string): string {
  return module.replace(/\.([cm]?)tsx?$/, ".gen.$1ts");
}

/** The arguments that would generate the same file, from wherever it was asked for: the file's first lines say them. */
export function toCommand({ out, modules, allowsOverrides, plans }: GenerateJob, paths: ModulePaths): string {
  const isDefault = modules.length === 1 && out === toDefaultOut(modules[0] ?? "");
  const overrides = allowsOverrides ? ["--allow-module-overrides"] : [];
  const target = isDefault ? [] : ["--out", paths.of(out)];
  const planned = plans.flatMap((outputs) => ["--plan", outputs.join(",")]);
  return [...overrides, ...planned, ...target, ...modules.map((module) => toModulePath(module, out, paths))]
    .map((word) => ` ${word}`)
    .join("");
}

/** A module of another package is named from this one. */
function toModulePath(module: string, out: string, paths: ModulePaths): string {
  const root = paths.packageRootOf(out);
  return root === null ? paths.of(module) : relative(root, module).replaceAll("\\", "/");
}
