/** The registry of the rules that judge one module by itself, in the order of their codes. */
import type { ModuleRule } from "./module-rule.js";
import { arrayParameter } from "./rules/array-parameter.js";
import { defaultExport } from "./rules/default-export.js";
import { discardedBody } from "./rules/discarded-body.js";
import { distantDefault } from "./rules/distant-default.js";
import { distantInputTypes } from "./rules/distant-input-types.js";
import { duplicateInModule } from "./rules/duplicate-in-module.js";
import { generatorNode } from "./rules/generator-node.js";
import { hiddenRuntimeType } from "./rules/hidden-runtime-type.js";
import { manifestName } from "./rules/manifest-name.js";
import { modifierFaults } from "./rules/modifier-faults.js";
import { missingParameterType } from "./rules/missing-parameter-type.js";
import { missingReturnType } from "./rules/missing-return-type.js";
import { nodeArgument } from "./rules/node-argument.js";
import { overloadedNode } from "./rules/overloaded-node.js";
import { reExport } from "./rules/re-export.js";
import { restParameter } from "./rules/rest-parameter.js";
import { severalNamedParameters } from "./rules/several-named-parameters.js";
import { staticPropertyNode } from "./rules/static-property-node.js";
import { thisInNode } from "./rules/this-in-node.js";
import { thenableName } from "./rules/thenable-name.js";
import { uncalledNode } from "./rules/uncalled-node.js";
import { unnamedPart } from "./rules/unnamed-part.js";
import { unusableName } from "./rules/unusable-name.js";

/** All module rules. */
export const moduleRules: readonly ModuleRule[] = [
  missingParameterType,
  missingReturnType,
  defaultExport,
  reExport,
  overloadedNode,
  generatorNode,
  thisInNode,
  restParameter,
  arrayParameter,
  hiddenRuntimeType,
  unnamedPart,
  distantInputTypes,
  severalNamedParameters,
  duplicateInModule,
  staticPropertyNode,
  unusableName,
  nodeArgument,
  uncalledNode,
  manifestName,
  distantDefault,
  discardedBody,
  thenableName,
  ...modifierFaults,
];
