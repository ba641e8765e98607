/** Applies adapters to the nodes of a dataflow, once, when the dataflow is built. */
import { adapterComplaint } from "../errors/catalogue/6-adapters.js";
import { adapterFailed } from "../errors/catalogue/8-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { throwProblems } from "../errors/dataflow-error.js";
import type { Location, Problem } from "../errors/problem.js";
import { describeKind, describeThrown } from "../errors/words.js";
import { isThenable } from "../execute/call/is-thenable.js";
import type { NodeWrapper } from "../execute/call/node-wrapper.js";
import { locationOf, type Graph, type NodeVariable, type Variable } from "../graph/graph.js";
import type { ExecutionExport } from "../lineage/execution-export.js";
import { describeGraph } from "../lineage/export-execution.js";
import type { Values } from "../plan/request/request.js";
import { findAsyncPart, toNodeHooks, toWrappers } from "./adapt-node.js";
import { ARRANGE, CONNECT, ITEMS_IN_FLIGHT, type OwnAdapter } from "./adapter-parts.js";
import type { NodeInfo } from "./hook-records.js";
import type { AdaptedNode, Lifecycle, PendingAnswer } from "./lifecycle.js";
import type { Hook, NodeHooks } from "./node-hooks.js";
import type { NamedAdapter } from "./read-adapters.js";
import { toHooks } from "./to-hook.js";
import { toNodeInfo } from "./to-node-info.js";
import { toWarn } from "./to-warn.js";

/** A dataflow with its adapters. */
export interface AdaptedGraph {
  /** The graph; nodes are async if an adapter makes them so. */
  readonly graph: Graph;
  /** The adapters, applied to the nodes of the graph. */
  readonly lifecycle: Lifecycle;
}

/**
 * Applies adapters. O(nodes × adapters).
 *
 * @throws DataflowError with every complaint of every validator, and with everything that adapters throw.
 */
export function applyAdapters(graph: Graph, adapters: readonly NamedAdapter[], config: Values): AdaptedGraph {
  const problems: Problem[] = [];
  const nodes = new Map<number, AdaptedNode>();
  const hooksOf = new Map<string, NodeHooks>();
  // Adapters whose `appliesTo` has failed are not asked again: one problem is enough.
  const unsure = new Set<NamedAdapter>();

  function adapt(variable: Variable, id: number): Variable {
    if (variable.kind !== "node") return variable;
    const info = toNodeInfo(graph, id, variable);
    const at = [locationOf(variable)];
    const complain = (adapter: string, complaint: string): void =>
      void problems.push(toProblem(adapterComplaint, info.name, { adapter, complaint }, at));
    const applying = adapters.filter((each) => !unsure.has(each) && applies(each, info, at, problems, unsure));
    if (applying.length === 0) return variable;
    for (const hook of toHooks(applying, "validateNode")) {
      const complaint = ask(hook, { node: info }, info.name, at, problems);
      if (typeof complaint === "string") complain(hook.adapter, complaint);
    }
    const key = applying.map((each) => adapters.indexOf(each)).join();
    const hooks = hooksOf.get(key) ?? toNodeHooks(applying);
    hooksOf.set(key, hooks);
    const wrappers = toWrappers(applying, variable, graph, complain);
    nodes.set(id, { info, hooks, wrappers });
    return makeAsync(markSent(markCached(variable, wrappers), wrappers), findAsyncPart(hooks, wrappers));
  }

  const adapted = { ...graph, variables: graph.variables.map(adapt) };
  // Most adapters do not look at the graph as a whole.
  let known: ExecutionExport | null = null;
  const describe = (): ExecutionExport => (known ??= Object.freeze(describeGraph(adapted, config)));
  for (const hook of toHooks(adapters, "validateGraph")) {
    const complaint = ask(hook, { graph: describe() }, "", [], problems);
    if (typeof complaint === "string")
      problems.push(toProblem(adapterComplaint, "", { adapter: hook.adapter, complaint }));
  }
  throwProblems(problems);
  const warn = toWarn(toHooks(adapters, "onWarning"));
  for (const { adapter } of adapters) (adapter as OwnAdapter)[CONNECT]?.(warn);
  const constructing = toHooks(adapters, "postGraphConstruct").flatMap((hook): readonly PendingAnswer[] => {
    const answer = ask(hook, { graph: describe(), config }, "", [], problems);
    return isThenable(answer) ? [{ hook, answer }] : [];
  });
  throwProblems(problems);
  const lifecycle: Lifecycle = {
    nodes,
    preGraphExecute: toHooks(adapters, "preGraphExecute"),
    postGraphExecute: toHooks(adapters, "postGraphExecute").toReversed(),
    close: toHooks(adapters, "close"),
    arrange: (plan) =>
      adapters.reduce(
        (before, { adapter }) => (adapter as OwnAdapter)[ARRANGE]?.(before, adapted, nodes) ?? before,
        plan,
      ),
    itemsInFlight: Math.max(0, ...adapters.map(({ adapter }) => (adapter as OwnAdapter)[ITEMS_IN_FLIGHT] ?? 0)),
    constructing,
  };
  return { graph: adapted, lifecycle };
}

function applies(
  named: NamedAdapter,
  info: NodeInfo,
  at: readonly Location[],
  problems: Problem[],
  unsure: Set<NamedAdapter>,
): boolean {
  const [hook] = toHooks([named], "appliesTo");
  if (hook === undefined) return true;
  const known = problems.length;
  const answer = ask(hook, info, info.name, at, problems);
  if (typeof answer === "boolean") return answer;
  unsure.add(named);
  if (problems.length > known) return false;
  const complaint = `\`appliesTo\` gave ${describeKind(answer)}; it gives true or false.`;
  problems.push(toProblem(adapterComplaint, info.name, { adapter: hook.adapter, complaint }, at));
  return false;
}

/** Calls a hook while the dataflow is built; what it throws becomes a problem. */
function ask(hook: Hook, record: object, subject: string, at: readonly Location[], problems: Problem[]): unknown {
  try {
    return hook.call(Object.freeze(record));
  } catch (thrown) {
    const { adapter, name } = hook;
    const values = { adapter, hook: name, reason: describeThrown(thrown) };
    problems.push(toProblem(adapterFailed, subject, values, at));
    return undefined;
  }
}

function markCached(variable: NodeVariable, wrappers: readonly NodeWrapper[]): NodeVariable {
  if (wrappers.every(({ isCache }) => isCache !== true)) return variable;
  return { ...variable, definition: { ...variable.definition, isCached: true } };
}

function markSent(variable: NodeVariable, wrappers: readonly NodeWrapper[]): NodeVariable {
  if (wrappers.every(({ sends }) => sends !== true)) return variable;
  return { ...variable, definition: { ...variable.definition, isRemote: true } };
}

function makeAsync(variable: NodeVariable, asyncBy: string | null): NodeVariable {
  if (asyncBy === null || variable.definition.isAsync) return variable;
  return { ...variable, definition: { ...variable.definition, isAsync: true, asyncBy } };
}
