/** `node(…)` is given one function that is written in place, where its parameters can be read. */
import { nodeArgument as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const nodeArgument: ModuleRule = refuseExport("node-argument", entry);
