/** A static property that holds a function looks like a node but is none. */
import { staticPropertyNode as entry } from "../../diagnostics/catalogue/2-reading.ts";
import type { ModuleRule } from "../module-rule.ts";
import { refuseExport } from "../refuse-export.ts";

export const staticPropertyNode: ModuleRule = refuseExport("static-property", entry);
