/** What happens in one run, until the event that ends it is sent. */
import type { NodeExecuted, NodeInfo } from "../hook-records.js";
import { nameDataset, type DatasetSource } from "./dataset-source.js";
import type { GraphIndex } from "./graph-index.js";
import type { LineageDataset, LineageFacet } from "./lineage-event.js";
import type { ReadyLineageOptions } from "./lineage-options.js";
import { NodeTrace } from "./node-trace.js";
import { toDataset } from "./to-dataset.js";
import { toFacet, toOwnFacet } from "./to-facet.js";

/** The number of nodes that the facet describes, so that an event stays below a megabyte. */
const SHOWN_NODES = 1000;

/** A dataset, and the node that told about it. */
interface TracedDataset {
  readonly dataset: LineageDataset;
  readonly node: string;
  readonly direction: DatasetSource["direction"];
}

/** Collects the nodes, the datasets and the checks of one run. */
export class RunTrace {
  readonly #options: ReadyLineageOptions;
  readonly #graphs: GraphIndex;
  readonly #nodes = new Map<string, NodeTrace>();
  readonly #datasets = new Map<string, TracedDataset>();
  /** Metadata that have been read: a checked saver and the node before its checks have the same. */
  readonly #read = new WeakSet();

  /**
   * @param options - The options of the adapter.
   * @param graphs - The graphs of the dataflows that have the adapter.
   */
  constructor(options: ReadyLineageOptions, graphs: GraphIndex) {
    this.#options = options;
    this.#graphs = graphs;
  }

  /** Adds a node that was computed, or failed. */
  add(record: NodeExecuted): void {
    const { node, success, result } = record;
    const { name } = node;
    let traced = this.#nodes.get(name);
    if (traced === undefined) this.#nodes.set(name, (traced = new NodeTrace(node)));
    traced.add(record);
    if (success) this.#addDataset(node, result);
  }

  /** The data that were loaded, with the checks of their nodes. */
  toInputs(): readonly LineageDataset[] {
    const checks = this.#findChecks();
    return this.#list("loaded").map(({ dataset, node }) => {
      const assertions = checks.get(node);
      if (assertions === undefined) return dataset;
      const dataQualityAssertions = toFacet("DataQualityAssertionsDatasetFacet", { assertions });
      return { ...dataset, inputFacets: { ...dataset.inputFacets, dataQualityAssertions } };
    });
  }

  /** The data that were saved. */
  toOutputs(): readonly LineageDataset[] {
    return this.#list("saved").map(({ dataset }) => dataset);
  }

  /** The facet with the nodes of the run, in the order in which they were first computed. */
  toNodesFacet(outputs: readonly string[]): LineageFacet {
    const shown = [...this.#nodes.values()].slice(0, SHOWN_NODES);
    return toOwnFacet("IcosianNodesRunFacet", {
      outputs: outputs.slice(0, SHOWN_NODES),
      nodeCount: this.#nodes.size,
      nodes: shown.map((traced) => traced.toJson(this.#graphs.dependenciesOf(traced.node))),
    });
  }

  #list(direction: DatasetSource["direction"]): readonly TracedDataset[] {
    return [...this.#datasets.values()].filter((traced) => traced.direction === direction);
  }

  #addDataset(node: NodeInfo, result: unknown): void {
    const source = toSource(node, result);
    if (source === null || this.#read.has(source.metadata)) return;
    this.#read.add(source.metadata);
    const given = this.#options.nameDataset?.(source);
    if (given === null) return;
    const name = given ?? nameDataset(source, this.#options.namespace);
    const { direction } = source;
    const key = JSON.stringify([direction, name.namespace, name.name]);
    this.#datasets.set(key, { dataset: toDataset(source, name), node: node.name, direction });
  }

  /** Finds the assertions of checks by the node that loaded the data that they check. */
  #findChecks(): ReadonlyMap<string, readonly object[]> {
    const assertions = new Map<string, object[]>();
    for (const { node, check } of this.#nodes.values()) {
      if (check === null) continue;
      const [checked] = this.#graphs.dependenciesOf(node);
      if (checked === undefined) continue;
      const loader = this.#findLoader(checked);
      if (loader === null) continue;
      const { passes: success, message } = check;
      const assertion = { assertion: toCheckName(node.name, checked), success, name: node.name, actual: message };
      const others = assertions.get(loader);
      if (others === undefined) assertions.set(loader, [assertion]);
      else others.push(assertion);
    }
    return assertions;
  }

  /** Finds the node that loaded the value of a node, if the value is what was loaded. */
  #findLoader(name: string): string | null {
    const names = new Set([name]);
    for (const each of names) {
      const node = this.#nodes.get(each)?.node;
      if (node?.tags["icosian.dataLoader"] === undefined) continue;
      if (givesBoth(node)) return each;
      for (const dependency of this.#graphs.dependenciesOf(node)) names.add(dependency);
    }
    return null;
  }
}

function givesBoth({ tags }: NodeInfo): boolean {
  return tags["icosian.dataLoader.gives"] === "both";
}

/** Reads what a loader or saver told; null if the node is neither. */
function toSource(node: NodeInfo, result: unknown): DatasetSource | null {
  const { "icosian.dataLoader": loader, "icosian.dataSaver": saver } = node.tags;
  if (typeof loader === "string" && givesBoth(node) && Array.isArray(result) && isMetadata(result[1]))
    return { direction: "loaded", node, adapter: loader, metadata: result[1] };
  if (typeof saver === "string" && isMetadata(result))
    return { direction: "saved", node, adapter: saver, metadata: result };
  return null;
}

function isMetadata(candidate: unknown): candidate is Readonly<Record<string, unknown>> {
  return typeof candidate === "object" && candidate !== null && !Array.isArray(candidate);
}

/** The name of a check: `range` for `spend_range_validator`, which checks `spend_raw`. */
function toCheckName(node: string, checked: string): string {
  const start = checked.replace(/_raw$/, "_");
  const name = node.replace(/_validator$/, "");
  return name.startsWith(start) && name.length > start.length ? name.slice(start.length) : node;
}
