/** The registry of the rules about modifiers, in the order of their codes. */
import type { ModifierRule } from "./modifier-rule.js";
import { invalidMaterializer } from "./modifier-rules/invalid-materializer.js";
import { invalidModifier } from "./modifier-rules/invalid-modifier.js";
import { missingConfig } from "./modifier-rules/missing-config.js";
import { recursiveSubdag } from "./modifier-rules/recursive-subdag.js";
import { repeatedName } from "./modifier-rules/repeated-name.js";
import { unknownMutation } from "./modifier-rules/unknown-mutation.js";
import { unknownParameter } from "./modifier-rules/unknown-parameter.js";
import { unknownTarget } from "./modifier-rules/unknown-target.js";

/** All rules about modifiers, in the order of their codes. */
export const modifierRules: readonly ModifierRule[] = [
  invalidModifier,
  unknownParameter,
  unknownTarget,
  missingConfig,
  repeatedName,
  invalidMaterializer,
  unknownMutation,
  recursiveSubdag,
];
