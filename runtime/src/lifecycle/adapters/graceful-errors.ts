/** The adapter that lets a run go on after nodes have failed. */
import { isThenable } from "../../execute/call/is-thenable.js";
import type { NodeCall } from "../../execute/call/node-call.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { NodeWrapper } from "../../execute/call/node-wrapper.js";
import { BOOLEAN, FUNCTION, type OptionKind } from "../../modifiers/core/find-option-fault.js";
import { ACCEPTS_SENTINELS } from "../../modifiers/failures/accept-error-sentinels.js";
import { WRAP, type OwnAdapter } from "../adapter-parts.js";
import type { LifecycleAdapter } from "../lifecycle-adapter.js";
import { guardItems } from "./guard-items.js";
import { readOptions } from "./read-options.js";

/** Which failures become sentinels, and which nodes receive them. */
export interface GracefulErrorsOptions {
  /** The class of errors that become sentinels; all errors unless given. */
  readonly errorToCatch?: abstract new (...args: never[]) => unknown;
  /**
   * The value of a node that could not be computed; null unless given. Choose a value that no node gives otherwise, a
   * symbol for example, if null is a value in the dataflow.
   */
  readonly sentinelValue?: unknown;
  /**
   * Whether the items that a failing source of a fan-out has given are still computed, with the sentinel as the last
   * one; true unless given. If false, the sentinel is the only item.
   */
  readonly tryAllParallel?: boolean;
  /** Whether nodes with `acceptErrorSentinels()` receive sentinels; true unless given. */
  readonly allowInjection?: boolean;
}

const ANY: OptionKind = { is: () => true, give: "a value" };

/**
 * Lets a run go on after nodes have failed: a node that fails has the sentinel as its value, and so has everything
 * downstream that does not accept sentinels. Independent branches are computed.
 *
 * An aborted run and a failing adapter still end the run. In a fan-out, an item whose failure became a sentinel has not
 * failed.
 *
 * @throws DataflowError ICO6016 if an option is wrong.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { gracefulErrors } from "@icosian/runtime/adapters";
 * import * as features from "./features.js";
 *
 * const flow = dataflow({ modules: [features], adapters: [gracefulErrors({ errorToCatch: RangeError })] });
 * ```
 * @hamilton lifecycle.default.GracefulErrorAdapter
 */
export function gracefulErrors(options: GracefulErrorsOptions = {}): LifecycleAdapter {
  const kinds = { errorToCatch: FUNCTION, sentinelValue: ANY, tryAllParallel: BOOLEAN, allowInjection: BOOLEAN };
  const given = readOptions<GracefulErrorsOptions>("gracefulErrors", options, kinds);
  const { errorToCatch = Error, tryAllParallel = true, allowInjection = true } = given;
  // An explicit undefined is a sentinel like any other value.
  const sentinel = "sentinelValue" in options ? options.sentinelValue : null;

  /** Whether the sentinel stands for a failure. */
  function replaces(thrown: unknown, call: NodeCall): boolean {
    if (call.isOver || NodeProblem.endsRun(thrown)) return false;
    const error = NodeProblem.toTold(thrown);
    if (!(error instanceof errorToCatch)) return false;
    call.root.sentinel = { value: sentinel, error };
    return true;
  }

  function recover(call: NodeCall, thrown: unknown, fansOut: boolean): unknown {
    if (!replaces(thrown, call)) throw thrown;
    return fansOut ? [sentinel] : sentinel;
  }

  const guard: NodeWrapper = {
    kind: "`gracefulErrors`",
    makesAsync: false,
    isGuard: true,
    wrap: (next, { kinds: own, fansOut }) => {
      if (allowInjection && own.includes(ACCEPTS_SENTINELS)) return next;
      return (call) => {
        if (!call.values.some((value) => Object.is(value, sentinel))) return next(call);
        call.root.sentinel = { value: sentinel, error: undefined };
        return fansOut ? [sentinel] : sentinel;
      };
    },
  };
  const recovery: NodeWrapper = {
    kind: "`gracefulErrors`",
    makesAsync: false,
    wrap:
      (next, { fansOut }) =>
      (call) => {
        const succeed = (value: unknown): unknown =>
          fansOut
            ? guardItems(value, { sentinel, keepsItems: tryAllParallel, catches: (thrown) => replaces(thrown, call) })
            : value;
        let value: unknown;
        try {
          value = next(call);
        } catch (thrown) {
          return recover(call, thrown, fansOut);
        }
        if (!isThenable(value)) return succeed(value);
        return Promise.resolve(value).then(succeed, (thrown: unknown) => recover(call, thrown, fansOut));
      },
  };
  const adapter: OwnAdapter = { name: "gracefulErrors", [WRAP]: () => [guard, recovery] };
  return adapter;
}
