/** Binds plans to functions: the only place where the calls of nodes are wrapped. */
import type { Graph, NodeVariable } from "../../graph/graph.js";
import type { CompiledLoopBody, CompiledPlan, CompiledTasks } from "../../plan/code/compiled-plan.js";
import type { CompiledRun, PlainFunction } from "../../plan/code/plan-code.js";
import { CALL_BY_SHAPE, type LoopBody, type Plan, type Program, type PlanStep, type Task } from "../../plan/plan.js";
import { toBaseCall } from "../call/base-call.js";
import { readSlots } from "../call/call-task.js";
import { NodeCall } from "../call/node-call.js";
import type { Invoke } from "../call/node-wrapper.js";
import type { BoundLoopBody, BoundPlan, CallSite, ItemHooks, TaskCall } from "./bound-plan.js";

/**
 * Wraps the call of a node; returns null if nothing wraps it.
 *
 * @param reads - The slots of its inputs.
 * @param steps - The nodes that are sent elsewhere with it, if there are any.
 */
export type WrapNode = (
  id: number,
  node: NodeVariable,
  reads: readonly number[],
  toBase: () => Invoke,
  steps?: readonly PlanStep[],
) => Invoke | null;

/** What adapters and modifiers put around the nodes of a plan. */
export interface NodeBinding {
  /** Wraps the calls of nodes. */
  readonly wrap: WrapNode;
  /** Returns the hooks of a fan-out; null if there are none. */
  readonly findItemHooks: (id: number) => ItemHooks | null;
}

/**
 * Binds a plan. O(tasks).
 *
 * @param compiled - The plan as code, if it is up to date.
 */
export function bindPlan(plan: Plan, compiled: CompiledPlan | null, graph: Graph, binding: NodeBinding): BoundPlan {
  const code = compiled === null ? null : { begin: compiled.begin, end: compiled.end };
  return bindTasks(plan, compiled, graph, binding, code);
}

function bindTasks(
  plan: Plan,
  compiled: CompiledTasks | null,
  graph: Graph,
  binding: NodeBinding,
  code: CompiledRun | null,
): BoundPlan {
  const { tasks, slotCount, givens, outputs, hasAsync, segments } = plan;
  const nodes = tasks.map(({ id }) => toNode(graph, id));
  const loopBodies = tasks.map(({ loopBody }, index) =>
    loopBody === null ? null : bindLoopBody(loopBody, compiled?.loopBodies?.[index] ?? null, graph, binding),
  );
  const site: CallSite = { current: null };
  const functions: PlainFunction[] = [];
  const calls: (TaskCall | null)[] = [];
  const wrapped: number[] = [];
  let asksForFrame = false;
  tasks.forEach((task, index) => {
    const bound = bindTask(task, nodes[index]!, loopBodies[index]!, site, binding.wrap);
    functions.push(bound.function);
    calls.push(bound.call);
    if (bound.call !== null && task.isPositional) wrapped.push(index);
    if (bound.call !== null && task.loopBody === null) asksForFrame = true;
  });
  // Written out, because all bound plans should have the same hidden class.
  return {
    slotCount,
    givens,
    outputs,
    tasks,
    hasAsync,
    segments,
    program: wrapped.length === 0 ? plan.program : callByShape(plan.program, wrapped),
    emptySlots: Array.from<undefined>({ length: slotCount }).fill(undefined),
    nodes,
    functions,
    calls,
    loopBodies,
    chunks: compiled?.bind(functions) ?? {},
    code,
    site: asksForFrame ? site : null,
  };
}

function bindLoopBody(
  data: LoopBody,
  compiled: CompiledLoopBody | null,
  graph: Graph,
  binding: NodeBinding,
): BoundLoopBody {
  const plan = bindTasks(data.plan, compiled, graph, binding, null);
  const loop = compiled?.loop?.(plan.functions) ?? null;
  return { data, fanOut: toNode(graph, data.fanOut), plan, loop, hooks: binding.findItemHooks(data.fanOut) };
}

/** The node of a variable. If the config or the caller gives its value, the node whose value was replaced. */
function toNode({ variables }: Graph, id: number): NodeVariable {
  const variable = variables[id]!;
  return variable.kind === "node" ? variable : { kind: "node", name: variable.name, ...variable.replaced! };
}

/** How a task is called, by code and by the interpreter. */
interface BoundTask {
  readonly function: PlainFunction;
  readonly call: TaskCall | null;
}

function bindTask(
  { kind, id, reads, pick, isPositional, steps }: Task,
  node: NodeVariable,
  loopBody: BoundLoopBody | null,
  site: CallSite,
  wrap: WrapNode,
): BoundTask {
  if (loopBody !== null) return { function: notPlain, call: (frame) => frame.fanOut(loopBody, reads) };
  // A cast because the value is the list of lists that a loop body has returned.
  if (kind === "pick") return { function: (lists) => (lists as readonly unknown[])[pick], call: null };
  // A cast because a manifest describes the functions' parameters as text.
  const own = node.definition.function as PlainFunction;
  const toBase = (): Invoke => toBaseCall(node, reads);
  const chain = wrap(id, node, reads, toBase, steps) ?? (isPositional ? null : toBase());
  if (chain === null) return { function: own, call: null };
  const call: TaskCall = (frame) => chain(new NodeCall(node, frame, readSlots(frame.slots, reads)));
  return { function: (...values) => chain(new NodeCall(node, site.current!.getFrame(), values)), call };
}

function notPlain(): never {
  throw new TypeError("A loop body is not called as a function.");
}

/** Returns a program in which some tasks are not called directly. */
function callByShape({ code, starts }: Program, tasks: readonly number[]): Program {
  const changed = code.slice();
  for (const task of tasks) changed[starts[task]! + 1] = CALL_BY_SHAPE;
  return { code: changed, starts };
}
