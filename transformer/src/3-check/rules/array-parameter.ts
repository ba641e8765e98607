/** A parameter that takes an array apart names no input. */
import { arrayParameter as entry } from "../../diagnostics/catalogue/2-reading.ts";
import type { ModuleRule } from "../module-rule.ts";
import { refuseParameter } from "../refuse-parameter.ts";

export const arrayParameter: ModuleRule = refuseParameter("array-pattern", entry);
