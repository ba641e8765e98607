/** One file to generate, with everything that affects its text. */
import { relative } from "node:path";
import type { ModulePaths } from "../../1-discover/module-path.js";

/** One file to generate. Paths are absolute. */
export interface GenerateJob {
  /** Path of the generated file. */
  readonly out: string;
  /** Paths of the dataflow modules, each once. */
  readonly modules: readonly string[];
  /** Whether the last module that defines a name wins. */
  readonly allowsOverrides: boolean;
  /** Lists of outputs whose requests are compiled to code. */
  readonly plans: readonly (readonly string[])[];
  /** Whether the `include` option names a file. */
  readonly isIncluded: (file: string) => boolean;
  /** Whether imports end in `.ts`, as the project's tsconfig says, or in `.js`. */
  readonly importsTypeScript: boolean;
}

/** The default path for a single module: `features.gen.ts` next to `features.ts`. */
export function toDefaultOut(module: string): string {
  return module.replace(/\.([cm]?)tsx?$/, ".gen.$1ts");
}

/**
 * The arguments that generate the same file, independent of the current folder; they are part of the file's first
 * lines.
 */
export function toCommand({ out, modules, allowsOverrides, plans }: GenerateJob, paths: ModulePaths): string {
  const isDefault = modules.length === 1 && out === toDefaultOut(modules[0] ?? "");
  const overrides = allowsOverrides ? ["--allow-module-overrides"] : [];
  const target = isDefault ? [] : ["--out", paths.of(out)];
  const planned = plans.flatMap((outputs) => ["--plan", outputs.join(",")]);
  return [...overrides, ...planned, ...target, ...modules.map((module) => toModulePath(module, out, paths))]
    .map((word) => ` ${word}`)
    .join("");
}

/** The path of a module. For another package, it is relative to the folder of the generated file. */
function toModulePath(module: string, out: string, paths: ModulePaths): string {
  const root = paths.packageRootOf(out);
  return root === null ? paths.of(module) : relative(root, module).replaceAll("\\", "/");
}
