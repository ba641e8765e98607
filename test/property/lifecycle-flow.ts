/** Random dataflows with adapters as dataflows, which record what happens to each node. */
import { acceptErrorSentinels, limit, retry, timeout, type Definition, type LifecycleAdapter } from "@icosian/runtime";
import { applyTo, gracefulErrors } from "@icosian/runtime/adapters";
import { define, makeModule, type TestModule } from "../unit/runtime/make-module.ts";
import { put } from "../unit/runtime/untyped.ts";
import { combine, nameOf, replacement } from "./lifecycle-values.ts";
import type { Recorder } from "./lifecycle-recorder.ts";
import type { FailureModifier, LifecycleCase, LifecycleNode, RandomAdapter } from "./random-lifecycle.ts";

/** The module of a case. */
export function toModule({ nodes }: LifecycleCase, recorder: Recorder): TestModule {
  return makeModule(
    "src/features.ts",
    nodes.map((node, id) => toDefinition(node, id, recorder)),
  );
}

/** The adapters of a case. */
export function toAdapters({ adapters }: LifecycleCase, recorder: Recorder): readonly LifecycleAdapter[] {
  return adapters.map((each) => {
    switch (each.kind) {
      case "watch":
        return toWatch(each, recorder);
      case "graceful": {
        const { catches, sentinel, allowInjection } = each;
        const errorToCatch = catches === "Error" ? Error : RangeError;
        return gracefulErrors({ errorToCatch, sentinelValue: sentinel, allowInjection });
      }
      case "apply":
        return applyTo(each.nodes.map(nameOf), ...each.modifiers.map(toModifier));
    }
  });
}

function toDefinition(node: LifecycleNode, id: number, recorder: Recorder): Definition {
  const { inputs, waits, takesMs, failures, throws, modifiers, type } = node;
  const compute = (values: readonly unknown[], count: number): number => {
    if (count > failures) return combine(id, values);
    throw new (throws === "RangeError" ? RangeError : TypeError)(`${nameOf(id)} ${count}`);
  };
  const own = (...values: readonly unknown[]): unknown => {
    const count = recorder.callsOf(nameOf(id)) + 1;
    recorder.note(nameOf(id), `call ${count}`);
    if (waits === "no") return compute(values, count);
    return sleep(takesMs).then(() => compute(values, count));
  };
  return define(nameOf(id), inputs.map(nameOf), put(...modifiers.map(toModifier), own), {
    type,
    isAsync: waits === "declared",
    modifiers: modifiers.map((each) => ({ kind: toModifier(each).kind })),
  });
}

function toModifier(each: FailureModifier): { readonly kind: string } {
  switch (each.kind) {
    case "retry":
      return retry({ attempts: each.attempts, delayMs: each.delayMs, factor: each.factor, jitter: false });
    case "timeout":
      return timeout(each.ms);
    case "limit": {
      const { concurrency, perSecond } = each;
      return limit({ name: `${concurrency}`, concurrency, ...(perSecond !== undefined && { perSecond }) });
    }
    case "accept":
      return acceptErrorSentinels();
  }
}

function toWatch(
  { name, nodes, around, preFails, hooks, hookMs }: Extract<RandomAdapter, { kind: "watch" }>,
  recorder: Recorder,
): LifecycleAdapter {
  const names = nodes.map(nameOf);
  const wait = (): Promise<void> | void => (hooks === "plain" ? undefined : sleep(hookMs));
  const fail = (): never => {
    throw new Error(name);
  };
  const compute = (id: number, call: () => unknown): unknown => {
    switch (around) {
      case "throws":
        return fail();
      case "replaces":
        return replacement(id);
      case "masks":
        return goOn(call(), () => replacement(id));
      case "twice":
        return goOn(call(), call);
      case "catches":
        return tryCall(call, (error) => {
          if (error instanceof RangeError) return replacement(id);
          throw error;
        });
      default:
        return call();
    }
  };
  const adapter: LifecycleAdapter = {
    name,
    appliesTo: (node) => names.includes(node.name),
    preNodeExecute: ({ node, inputs }) => {
      recorder.note(node.name, `pre ${name} ${JSON.stringify(inputs)}`);
      return preFails ? goOn(wait(), fail) : wait();
    },
    postNodeExecute: ({ node, success, outcome, result, attempts, error }) => {
      const told: unknown = error ?? "fine";
      const seen = success === (outcome === "computed") ? outcome : `${outcome} ${success}`;
      recorder.note(node.name, `post ${name} ${seen} ${String(result)} ${attempts} ${String(told)}`);
      return wait();
    },
    onRetry: ({ node, attempt, error, delayMs }) => {
      recorder.note(node.name, `retry ${name} ${attempt} ${String(error)} ${delayMs}`);
      return wait();
    },
    ...(around !== null && {
      isAsync: hooks !== "plain",
      executeNode: ({ node, call, attempt }) => {
        recorder.note(node.name, `around ${name} ${attempt}`);
        return goOn(wait(), () => compute(Number(node.name.slice(4)), call));
      },
    }),
  };
  return hooks === "async" ? declareAsync(adapter) : adapter;
}

/** Makes async functions of the hooks that may wait. */
function declareAsync(adapter: LifecycleAdapter): LifecycleAdapter {
  const { preNodeExecute, postNodeExecute } = adapter;
  return {
    ...adapter,
    preNodeExecute: async (record) => preNodeExecute!(record),
    postNodeExecute: async (record) => postNodeExecute!(record),
  };
}

function goOn<Value>(given: unknown, act: () => Value): Value {
  if (!(given instanceof Promise)) return act();
  // A cast because the caller waits for promises.
  return given.then(() => act()) as Value;
}

function tryCall(call: () => unknown, recover: (error: unknown) => unknown): unknown {
  try {
    const value = call();
    return value instanceof Promise ? value.catch(recover) : value;
  } catch (error) {
    return recover(error);
  }
}

function sleep(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
