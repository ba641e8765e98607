/** The arguments of modifiers are what the runtime's own expansion can make nodes of. */
import { report } from "../../diagnostics/catalogue-entry.js";
import * as catalogue from "../../diagnostics/catalogue/6-modifiers.js";
import { faultsOf } from "../../3-link/expansion/module-faults.js";
import type { ModuleRule } from "../module-rule.js";

/** One rule for each kind of fault that a module by itself can have. */
export const modifierFaults: readonly ModuleRule[] = Object.values(catalogue)
  .filter((entry) => entry !== catalogue.missingConfig && entry !== catalogue.recursiveSubdag)
  .map((entry) => ({
    entry,
    check: (module) =>
      faultsOf(module).flatMap((fault) =>
        fault.code === entry.code ? [report(entry, fault, fault, { related: fault.related })] : [],
      ),
  }));
