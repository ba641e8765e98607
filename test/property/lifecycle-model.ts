/** The naive model of a run with adapters: what each node gives, and what happens to it when, by plain recursion. */
import { given } from "./lifecycle-values.ts";
import { Simulation, type LifecycleEvent, type NodeFailure } from "./lifecycle-simulation.ts";
import type { LifecycleCase } from "./random-lifecycle.ts";

/** Everything about one node that is needed. */
export interface NodeTrace {
  /** Milliseconds until it begins; Infinity if it never does, and 0 for an override. */
  readonly begins: number;
  readonly ends: number;
  readonly value: unknown;
  readonly failure: NodeFailure | null;
  readonly events: readonly LifecycleEvent[];
}

/** Predicts what every needed node does in a run in which nothing is limited and nobody aborts. */
export function predict(each: LifecycleCase): ReadonlyMap<number, NodeTrace> {
  const traces = new Map<number, NodeTrace>();
  const visit = (id: number): NodeTrace => {
    const known = traces.get(id);
    if (known !== undefined) return known;
    const trace = each.overrides.includes(id)
      ? { begins: 0, ends: 0, value: given(id), failure: null, events: [] }
      : traceNode(each, id, each.nodes[id]!.inputs.map(visit));
    traces.set(id, trace);
    return trace;
  };
  each.outputs.forEach(visit);
  return traces;
}

function traceNode(each: LifecycleCase, id: number, inputs: readonly NodeTrace[]): NodeTrace {
  const begins = Math.max(0, ...inputs.map(({ failure, ends }) => (failure === null ? ends : Infinity)));
  if (begins === Infinity) return { begins, ends: Infinity, value: undefined, failure: null, events: [] };
  const values = inputs.map(({ value }) => value);
  const simulation = new Simulation(each, id, values);
  const { at: ends, value, failure = null } = simulation.run(begins);
  return { begins, ends, value, failure, events: simulation.events };
}
