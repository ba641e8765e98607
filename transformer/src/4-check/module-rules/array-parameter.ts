/** A parameter that takes an array apart names no input. */
import { arrayParameter as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";
import { refuseParameter } from "../refuse-parameter.js";

export const arrayParameter: ModuleRule = refuseParameter("array-pattern", entry);
