/** Links dataflows at compile time with the runtime's own linker. */
import { DataflowError, linkModules, type FlowState } from "@icosian/runtime/tooling";
import type { KnownDataflow } from "../ir/known-request.js";

/**
 * Links a dataflow.
 *
 * @throws DataflowError with every problem of the dataflow.
 */
export function linkKnown({ modules, config, allowModuleOverrides }: KnownDataflow): FlowState {
  // The modules have their own manifests.
  const manifests = new Map();
  const graph = linkModules({ modules, config, allowModuleOverrides, manifests, materializers: [], problems: [] });
  return { graph, config, modules, manifests };
}

/** What a function returns; null if it throws a DataflowError, because rules report problems. */
export function orNull<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof DataflowError) return null;
    throw error;
  }
}
