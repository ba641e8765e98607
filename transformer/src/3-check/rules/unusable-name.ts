/** A node's name can be a parameter's name. */
import { unusableName as entry } from "../../diagnostics/catalogue/2-reading.ts";
import type { ModuleRule } from "../module-rule.ts";
import { refuseExport } from "../refuse-export.ts";

export const unusableName: ModuleRule = refuseExport("unusable-name", entry);
