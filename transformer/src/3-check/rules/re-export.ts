/** What is defined in another file cannot be a node of this module. */
import { reExport as entry } from "../../diagnostics/catalogue/2-reading.ts";
import type { ModuleRule } from "../module-rule.ts";
import { refuseExport } from "../refuse-export.ts";

export const reExport: ModuleRule = refuseExport("re-export", entry);
