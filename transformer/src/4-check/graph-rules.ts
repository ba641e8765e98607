/** The registry of the rules that check a dataflow, in the order of their codes. */
import type { GraphRule } from "./graph-rule.js";
import { toGraphRule } from "./modifier-rule.js";
import { modifierRules } from "./modifier-rules.js";
import { anyEdge } from "./graph-rules/any-edge.js";
import { configType } from "./graph-rules/config-type.js";
import { cycle } from "./graph-rules/cycle.js";
import { dataflowArguments } from "./graph-rules/dataflow-arguments.js";
import { duplicateAcrossModules } from "./graph-rules/duplicate-across-modules.js";
import { edgeType } from "./graph-rules/edge-type.js";
import { impossibleInput } from "./graph-rules/impossible-input.js";
import { itemAndAll } from "./graph-rules/item-and-all.js";
import { nearMiss } from "./graph-rules/near-miss.js";
import { nothingToCollect } from "./graph-rules/nothing-to-collect.js";
import { overlappingVariants } from "./graph-rules/overlapping-variants.js";
import { partlyDeclared } from "./graph-rules/partly-declared.js";
import { pointlessCheck } from "./graph-rules/pointless-check.js";
import { plainModule } from "./graph-rules/plain-module.js";
import { unbuiltModule } from "./graph-rules/unbuilt-module.js";
import { uncheckedModifier } from "./graph-rules/unchecked-modifier.js";
import { uncoveredVariants } from "./graph-rules/uncovered-variants.js";
import { undeclaredModule } from "./graph-rules/undeclared-module.js";
import { unfitBody } from "./graph-rules/unfit-body.js";
import { unknownDependency } from "./graph-rules/unknown-dependency.js";
import { unknownField } from "./graph-rules/unknown-field.js";
import { unrelatedFanOuts } from "./graph-rules/unrelated-fan-outs.js";
import { unresolvedModule } from "./graph-rules/unresolved-module.js";
import { unusedConfig } from "./graph-rules/unused-config.js";

/** All graph rules, in the order of their codes. */
export const graphRules: readonly GraphRule[] = [
  edgeType,
  impossibleInput,
  duplicateAcrossModules,
  cycle,
  nearMiss,
  unusedConfig,
  anyEdge,
  plainModule,
  configType,
  unresolvedModule,
  overlappingVariants,
  uncoveredVariants,
  uncheckedModifier,
  unknownField,
  pointlessCheck,
  unfitBody,
  undeclaredModule,
  partlyDeclared,
  unbuiltModule,
  dataflowArguments,
  ...modifierRules.map(toGraphRule),
  unknownDependency,
  nothingToCollect,
  unrelatedFanOuts,
  itemAndAll,
];
