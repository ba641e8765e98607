/** `RunContext`, `Collect` and `Parallelizable` stand in signatures under their imported names, where syntax can see them. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { hiddenRuntimeType as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const hiddenRuntimeType: ModuleRule = {
  entry,
  check: ({ file, hiddenRuntimeTypes }) =>
    hiddenRuntimeTypes.map(({ span, typeName }) => report(entry, { file, span }, { typeName })),
};
