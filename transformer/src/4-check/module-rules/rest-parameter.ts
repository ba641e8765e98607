/** A rest parameter names no inputs. */
import { restParameter as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";
import { refuseParameter } from "../refuse-parameter.js";

export const restParameter: ModuleRule = refuseParameter("rest", entry);
