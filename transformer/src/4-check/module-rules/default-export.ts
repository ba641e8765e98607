/** A default export has no name that parameters could refer to. */
import { defaultExport as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const defaultExport: ModuleRule = refuseExport("default", entry);
