/** A rest parameter names no inputs. */
import { restParameter as entry } from "../../diagnostics/catalogue/2-reading.ts";
import type { ModuleRule } from "../module-rule.ts";
import { refuseParameter } from "../refuse-parameter.ts";

export const restParameter: ModuleRule = refuseParameter("rest", entry);
