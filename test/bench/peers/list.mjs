/**
 * The peers: packages that compute graphs of functions too.
 *
 * Each has a file that exports `build`. It takes the graph (`inputs`, `nodes` with `name`, `from` and `own`, the node's
 * function, and `outputs`; `isAsync` says whether the functions return promises) and makes of it what the peer's
 * documentation recommends: everything that can be kept from run to run is made once. What it returns takes the values
 * of the inputs by name and gives those of the outputs, or a promise of them.
 */

/** `file` is beside this one; `canWait` says whether nodes may be async. */
export const PEERS = [
  { name: "@preact/signals-core", file: "preact-signals.mjs", canWait: false },
  { name: "alien-signals", file: "alien-signals.mjs", canWait: false },
  { name: "@reactively/core", file: "reactively.mjs", canWait: false },
  { name: "@vue/reactivity", file: "vue-reactivity.mjs", canWait: false },
  { name: "mobx", file: "mobx.mjs", canWait: false },
  { name: "effect, a generator", file: "effect.mjs", canWait: true },
  { name: "effect, atoms", file: "effect-atom.mjs", canWait: false },
  { name: "rxjs", file: "rxjs.mjs", canWait: true },
  { name: "litegraph.js", file: "litegraph.mjs", canWait: false },
  { name: "run-auto", file: "run-auto.mjs", canWait: true },
  { name: "@observablehq/runtime", file: "observable.mjs", canWait: true },
  { name: "p-graph", file: "p-graph.mjs", canWait: true },
  { name: "flowed", file: "flowed.mjs", canWait: true },
  { name: "@baklavajs/engine", file: "baklava.mjs", canWait: true },
  { name: "graphai", file: "graphai.mjs", canWait: true },
  { name: "async.auto", file: "async-auto.mjs", canWait: true },
  { name: "rete-engine", file: "rete.mjs", canWait: true },
  { name: "@mastra/core", file: "mastra.mjs", canWait: true },
  { name: "@langchain/langgraph", file: "langgraph.mjs", canWait: true },
];
