/** Random dataflows with fan-outs as dataflows, and a probe that sees what is going on in them. */
import type { Definition } from "@icosian/runtime";
import { define, makeModule, type TestModule } from "../unit/runtime/make-module.ts";
import { checkTotal, toItems, toNumber } from "./evaluate-fan-outs.ts";
import { PRIME } from "./random-dataflow.ts";
import type { FanOutCase, FanOutNode } from "./random-fan-outs.ts";

type Values = readonly (number | readonly number[])[];

/** Counts what is in flight and what is open. */
export class Probe {
  /** Async nodes that have begun and not ended. */
  inFlight = 0;
  /** How many that were at most. */
  most = 0;
  /** Generators that have begun and not ended. */
  open = 0;
  /** Called whenever something begins. */
  onBegin: () => void = () => {};

  begin(): void {
    this.most = Math.max(this.most, ++this.inFlight);
    this.onBegin();
  }
}

/** The module of a case. */
export function toModule({ nodes }: FanOutCase, probe: Probe): TestModule {
  return makeModule(
    "src/features.ts",
    nodes.map((node) => toDefinition(node, probe)),
  );
}

/** The inputs that its nodes ask for. */
export function inputsOf({ nodes }: FanOutCase): Readonly<Record<string, number>> {
  return nodes.some(({ inputs }) => inputs.some(({ name }) => name === "start")) ? { start: 1 } : {};
}

/** Whether nothing in it has to be waited for. */
export function isSync({ nodes, overrides }: FanOutCase): boolean {
  return nodes.every(({ name, items, isAsync, source }) => {
    if (name in overrides) return true;
    return items === null ? !isAsync : source === "list" || source === "generator";
  });
}

function toDefinition(node: FanOutNode, probe: Probe): Definition {
  const { name, items, source, isAsync, isDeclared, seed, inputs } = node;
  const total = (...values: Values): number => {
    const sum = values.reduce<number>(
      (before, value, index) =>
        (before + inputs[index]!.weight * (typeof value === "number" ? value : toNumber(value))) % PRIME,
      seed,
    );
    return checkTotal(sum, node);
  };
  const late = async <Value>(own: () => Value, values: Values): Promise<Value> => {
    probe.begin();
    await wait(values.length + seed);
    probe.inFlight--;
    return own();
  };
  const names = inputs.map((input) => `${input.name}${input.collects ? "*" : ""}`);
  if (items === null) {
    const own = isAsync ? (...values: Values) => late(() => total(...values), values) : total;
    return define(name, names, own, isAsync && !isDeclared ? { type: "Later" } : { isAsync });
  }
  const list = (...values: Values): readonly number[] => toItems(total(...values), items);
  const sources = {
    list,
    generator: function* (...values: Values) {
      probe.open++;
      try {
        yield* list(...values);
      } finally {
        probe.open--;
      }
    },
    "async generator": async function* (...values: Values) {
      probe.open++;
      try {
        for (const item of list(...values)) {
          await wait(item);
          yield item;
        }
      } finally {
        probe.open--;
      }
    },
    "promised list": (...values: Values) => late(() => list(...values), values),
  };
  const isLate = source === "async generator" || source === "promised list";
  return define(name, names, sources[source], { fansOut: true, isAsync: isLate && isDeclared, type: "Items" });
}

/** Some turns of the event loop's queue of promises, not always the same. */
async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns % 7; turn++) await Promise.resolve();
}
