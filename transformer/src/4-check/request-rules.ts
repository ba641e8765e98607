/** The registry of the rules that check a request, in the order of their codes. */
import type { RequestRule } from "./request-rule.js";
import { asyncNode } from "./request-rules/async-node.js";
import { inputInConfig } from "./request-rules/input-in-config.js";
import { inputNamesNode } from "./request-rules/input-names-node.js";
import { inputType } from "./request-rules/input-type.js";
import { missingInput } from "./request-rules/missing-input.js";
import { overrideType } from "./request-rules/override-type.js";
import { unknownInput } from "./request-rules/unknown-input.js";
import { unknownOutput } from "./request-rules/unknown-output.js";
import { unknownOverride } from "./request-rules/unknown-override.js";

/** All request rules, in the order of their codes. */
export const requestRules: readonly RequestRule[] = [
  unknownOutput,
  missingInput,
  unknownInput,
  unknownOverride,
  inputNamesNode,
  inputType,
  overrideType,
  inputInConfig,
  asyncNode,
];
