/** Tells nodes of modules from those of materializers, which belong to the call that names them. */
import type { ExportedNode } from "@icosian/runtime/tooling";

/** The path of the module with a node; null for an input, and for the nodes of `from(…)` and `to(…)`. */
export function moduleOf({ module, source }: Pick<ExportedNode, "module" | "source">): string | null {
  // A materializer has its own name in place of both.
  return module === source ? null : module;
}
