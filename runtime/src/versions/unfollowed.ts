/** Remembers the functions of modules that were compiled without following their imports. */
import type { NodeDefinition } from "../graph/node-definition.js";
import type { CodeGap, Manifest } from "../manifest.js";

/** The modules by function, so that nothing has to be done for modules that were compiled in full. */
const modules = new WeakMap<NodeDefinition["function"], string>();

/** Remembers the functions of a manifest. O(definitions). */
export function noteUnfollowed({ module, definitions }: Manifest): void {
  for (const { function: own } of definitions) modules.set(own, module);
}

/** Returns the gap in the version of a function, and of its modifiers, if nothing has followed the imports; none otherwise. */
export function findUnfollowed(own: NodeDefinition["function"]): readonly CodeGap[] {
  const module = modules.get(own);
  return module === undefined ? [] : [{ what: "was compiled without following its imports", location: module }];
}
