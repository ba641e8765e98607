/** `node(…)` is given one function that is written in place, where its parameters can be read. */
import { nodeArgument as entry } from "../../diagnostics/catalogue/2-reading.ts";
import type { ModuleRule } from "../module-rule.ts";
import { refuseExport } from "../refuse-export.ts";

export const nodeArgument: ModuleRule = refuseExport("node-argument", entry);
