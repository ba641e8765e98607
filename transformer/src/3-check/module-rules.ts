/** The registry of the rules that judge one module by itself, in the order of their codes. */
import type { ModuleRule } from "./module-rule.ts";
import { arrayParameter } from "./rules/array-parameter.ts";
import { defaultExport } from "./rules/default-export.ts";
import { distantInputTypes } from "./rules/distant-input-types.ts";
import { duplicateInModule } from "./rules/duplicate-in-module.ts";
import { generatorNode } from "./rules/generator-node.ts";
import { hiddenRuntimeType } from "./rules/hidden-runtime-type.ts";
import { missingParameterType } from "./rules/missing-parameter-type.ts";
import { missingReturnType } from "./rules/missing-return-type.ts";
import { nodeArgument } from "./rules/node-argument.ts";
import { overloadedNode } from "./rules/overloaded-node.ts";
import { reExport } from "./rules/re-export.ts";
import { restParameter } from "./rules/rest-parameter.ts";
import { severalNamedParameters } from "./rules/several-named-parameters.ts";
import { staticPropertyNode } from "./rules/static-property-node.ts";
import { thisInNode } from "./rules/this-in-node.ts";
import { uncalledNode } from "./rules/uncalled-node.ts";
import { unnamedPart } from "./rules/unnamed-part.ts";
import { unusableName } from "./rules/unusable-name.ts";

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
];
