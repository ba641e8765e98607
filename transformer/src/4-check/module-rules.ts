/** The registry of the rules that check one module by itself, in the order of their codes. */
import { toModuleRule } from "./modifier-rule.js";
import { modifierRules } from "./modifier-rules.js";
import type { ModuleRule } from "./module-rule.js";
import { arrayParameter } from "./module-rules/array-parameter.js";
import { defaultExport } from "./module-rules/default-export.js";
import { discardedBody } from "./module-rules/discarded-body.js";
import { distantDefault } from "./module-rules/distant-default.js";
import { distantInputTypes } from "./module-rules/distant-input-types.js";
import { duplicateInModule } from "./module-rules/duplicate-in-module.js";
import { generatorNode } from "./module-rules/generator-node.js";
import { hiddenRuntimeType } from "./module-rules/hidden-runtime-type.js";
import { manifestName } from "./module-rules/manifest-name.js";
import { missingParameterType } from "./module-rules/missing-parameter-type.js";
import { missingReturnType } from "./module-rules/missing-return-type.js";
import { nodeArgument } from "./module-rules/node-argument.js";
import { overloadedNode } from "./module-rules/overloaded-node.js";
import { reExport } from "./module-rules/re-export.js";
import { restParameter } from "./module-rules/rest-parameter.js";
import { severalNamedParameters } from "./module-rules/several-named-parameters.js";
import { staticPropertyNode } from "./module-rules/static-property-node.js";
import { thisInNode } from "./module-rules/this-in-node.js";
import { thenableName } from "./module-rules/thenable-name.js";
import { uncalledNode } from "./module-rules/uncalled-node.js";
import { unnamedPart } from "./module-rules/unnamed-part.js";
import { unusableName } from "./module-rules/unusable-name.js";

/** All module rules, in the order of their codes. */
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
  ...modifierRules.filter(({ judges }) => judges !== "dataflows").map(toModuleRule),
];
