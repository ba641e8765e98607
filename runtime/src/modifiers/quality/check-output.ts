/** Data quality: checks of a node's value. Each check is a node. */
import { checkFailed } from "../../errors/catalogue/8-running.js";
import { quote } from "../../errors/words.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import { goOn } from "../../execute/async/settle.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { shownName } from "../../graph/shown-name.js";
import type { Checks } from "../../quality/checks.js";
import { describeFailures } from "../../quality/describe-failures.js";
import { toValidationResult } from "../../quality/to-validation-result.js";
import type { ValidationResult, Validator } from "../../quality/validator.js";
import { warn } from "../../quality/warn.js";
import {
  addRole,
  makeNode,
  readsNode,
  replaceNodes,
  tagsOf,
  toFreeName,
  toInnerNode,
  type ExpandContext,
  type Expansion,
} from "../core/expansion.js";
import { reportFault } from "../core/report-fault.js";
import { findTargets } from "../core/find-targets.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { findValidatorFault } from "./find-validator-fault.js";
import { ANY_CHECKS, findImportanceFault, readChecks, type ReadyCheck } from "./read-checks.js";
import type { TargetOptions } from "../metadata/tag.js";

/** Options for failed checks. */
export interface ImportanceOptions {
  /** Unless given, `"warn"`: write to `console.warn`. With `"fail"`, the node fails and nothing downstream runs. */
  readonly importance?: "warn" | "fail";
}

/**
 * Checks a node's value. For a node `x`, `x_raw` computes the value, a node `x_<check>_validator` per check returns a
 * `ValidationResult`, and `x` returns the value after all checks. With `importance: "fail"`, `x` fails with ICO8005 if
 * a check fails. Building the dataflow reports invalid checks as ICO6009. The nodes of checks have the tags
 * `icosian.check`, whose value is the name of the check, and `icosian.check.importance`.
 * The value may also be a table of any kind that `@icosian/runtime/data` knows. Then `columns` checks single columns; the
 * messages name them, and the index of the first row that fails, from 0.
 * @example
 * ```ts
 * "use dataflow";
 * import { checkOutput, node } from "@icosian/runtime";
 *
 * export const spendPerSignup = node(
 *   checkOutput({ range: [0, 1000], allowNaN: false, importance: "fail" }),
 *   (spend: Float64Array, signups: Float64Array): Float64Array => spend.map((x, week) => x / (signups[week] ?? NaN)),
 * );
 * ```
 * @hamilton function_modifiers.check_output
 */
export function checkOutput<Given extends Checks & ImportanceOptions>(
  checks: Given,
  options: TargetOptions = {},
): Modifier<"checkOutput", keyof Given & keyof Checks> {
  return createModifier({
    kind: "checkOutput",
    expand: (expansion, context) => {
      const ready = readChecks(checks, context);
      if (ready === null) return expansion;
      return addChecks(expansion, ready, { ...checks, ...options }, "checkOutput", context);
    },
  });
}

/**
 * Checks a node's value with your own validators. It creates the same nodes as {@link checkOutput}.
 *
 * @hamilton function_modifiers.check_output_custom
 */
export function checkOutputCustom<Name extends string>(
  validator: (Validator & { readonly name: Name }) | readonly (Validator & { readonly name: Name })[],
  options: TargetOptions & ImportanceOptions = {},
): Modifier<"checkOutputCustom", Name> {
  return createModifier({
    kind: "checkOutputCustom",
    expand: (expansion, context) => {
      const validators: readonly unknown[] = [validator].flat();
      const fault = findValidatorFault(validator) ?? findImportanceFault(options, 1);
      if (fault !== null) {
        reportFault(fault, context);
        return expansion;
      }
      const ready = (validators as readonly Validator<unknown>[]).map((each): ReadyCheck => ({
        name: each.name,
        argument: each,
        calls: each,
        validate: (value) => each.validate(value),
      }));
      return addChecks(expansion, ready, options, "checkOutputCustom", context);
    },
  });
}

function addChecks(
  expansion: Expansion,
  checks: readonly ReadyCheck[],
  { importance = "warn", target }: ImportanceOptions & TargetOptions,
  modifier: string,
  context: ExpandContext,
): Expansion {
  const taken = new Map(expansion.nodes);
  const replacements = new Map<string, readonly NodeDefinition[]>();
  for (const name of findTargets(expansion, target, modifier, context)) {
    const node = expansion.nodes.get(name)!;
    const rawName = toFreeName(`${name}_raw`, taken);
    const raw = toInnerNode(node, rawName, "before its checks");
    taken.set(rawName, raw);
    const validators = checks.map((check, index) => {
      const validatorName = toFreeName(`${name}_${check.name}_validator`, taken);
      const validator = toValidatorNode(check, validatorName, raw, node, importance, [index, context]);
      taken.set(validator.name, validator);
      return validator;
    });
    replacements.set(name, [raw, ...validators, toChecked(node, raw, validators, checks, importance, context)]);
  }
  return replaceNodes(expansion, replacements);
}

function toValidatorNode(
  { name, argument, calls, validate }: ReadyCheck,
  nodeName: string,
  raw: NodeDefinition,
  checked: NodeDefinition,
  importance: "warn" | "fail",
  [index, context]: readonly [index: number, ExpandContext],
): NodeDefinition {
  const validator = makeNode(raw, {
    name: nodeName,
    role: addRole(checked, `its check ${quote(name)}`),
    type: "ValidationResult",
    inputs: [readsNode(raw)],
    path: null,
    kind: "check",
    from: { calls },
    part: context.toPart(["check", index, name, argument]),
    documentation: `The check \`${name}\` of \`${raw.name}\`.`,
    isAsync: name === "schema" || name === "rowSchema",
    function: (value: unknown) => (calls === undefined ? validate(value) : goOn(validate(value), toValidationResult)),
  });
  return { ...validator, tags: { "icosian.check": name, "icosian.check.importance": importance } };
}

function toChecked(
  node: NodeDefinition,
  raw: NodeDefinition,
  validators: readonly NodeDefinition[],
  checks: readonly ReadyCheck[],
  importance: "warn" | "fail",
  context: ExpandContext,
): NodeDefinition {
  const checked = makeNode(node, {
    name: node.name,
    type: node.type,
    inputs: [readsNode(raw), ...validators.map(readsNode)],
    path: node.made?.path ?? null,
    kind: "result",
    from: { passesOn: true },
    part: context.toPart(["checked", importance, checks.map(({ name }) => name)]),
    documentation: node.documentation,
    role: node.made?.role ?? null,
    function: (value: unknown, ...results: readonly ValidationResult[]) => {
      const messages = results.flatMap((result, index) => describeFailures(checks[index]!.name, result));
      if (messages.length === 0) return value;
      if (importance === "fail") throw new NodeProblem(checkFailed, { messages });
      warn(checkFailed.message(shownName(node), { messages }), { messages });
      return value;
    },
  });
  const { isOwn = false, role = null } = node.made ?? {};
  return { ...checked, ...tagsOf(node), made: { ...checked.made!, isOwn, role } };
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  checkOutput: { factory: checkOutput, effect: "expands", arguments: [{ checks: ANY_CHECKS }, "literal"] },
  checkOutputCustom: {
    factory: checkOutputCustom,
    effect: "expands",
    arguments: [{ list: { options: { validate: "function" } } }, "literal"],
  },
};
