/** Explains why a name that a user sees in a module is no node. */
import { MANIFEST_EXPORT, type Manifest } from "../manifest.js";

/** The path of the module that exports a name, whatever it is; null where none does. */
export function findExporter(modules: readonly unknown[], name: string): string | null {
  // A cast because a dataflow was built from them: each has a manifest.
  const all = modules as readonly Readonly<Record<string, unknown> & { readonly [MANIFEST_EXPORT]: Manifest }>[];
  return all.find((module) => Object.hasOwn(module, name))?.[MANIFEST_EXPORT].module ?? null;
}
