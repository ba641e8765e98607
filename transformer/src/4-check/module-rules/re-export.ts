/** What is defined in another file cannot be a node of this module. */
import { reExport as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const reExport: ModuleRule = refuseExport("re-export", entry);
