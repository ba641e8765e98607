/** A default export has no name that parameters could refer to. */
import { defaultExport as entry } from "../../diagnostics/catalogue/2-reading.ts";
import type { ModuleRule } from "../module-rule.ts";
import { refuseExport } from "../refuse-export.ts";

export const defaultExport: ModuleRule = refuseExport("default", entry);
