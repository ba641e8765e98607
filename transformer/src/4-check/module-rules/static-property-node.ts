/** A static property that holds a function looks like a node but is none. */
import { staticPropertyNode as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const staticPropertyNode: ModuleRule = refuseExport("static-property", entry);
