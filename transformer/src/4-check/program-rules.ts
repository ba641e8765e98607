/** The registry of the rules that check a whole program, in the order of their codes. */
import type { ProgramRule } from "./program-rule.js";
import { inputNamesake } from "./program-rules/input-namesake.js";
import { unlinkedNode } from "./program-rules/unlinked-node.js";

/** All program rules, in the order of their codes. */
export const programRules: readonly ProgramRule[] = [unlinkedNode, inputNamesake];
