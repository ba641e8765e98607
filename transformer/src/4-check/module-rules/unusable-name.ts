/** A node's name can be a parameter's name. */
import { unusableName as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const unusableName: ModuleRule = refuseExport("unusable-name", entry);
