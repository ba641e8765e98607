/** The catalogue of a project's dataflows as plain data, from which all pages are made. */
import type { ExecutionExport, ExportedNode } from "@icosian/runtime/tooling";

/** Everything that the site shows. Nodes, modules and dataflows refer to each other by their positions in its lists. */
export interface Catalogue {
  /** Title of the site. */
  readonly title: string;
  /** Address of a line of a source file with `{path}` and `{line}`; null if locations are no links. */
  readonly sourceUrl: string | null;
  /** Sentences about what is missing from all dataflows because of errors. */
  readonly notes: readonly string[];
  /** The dataflows, in the order of the project. */
  readonly dataflows: readonly CatalogueDataflow[];
  /** The modules, by path. */
  readonly modules: readonly CatalogueModule[];
  /** The nodes and inputs, by name; each definition once, even if several dataflows have it. */
  readonly nodes: readonly CatalogueNode[];
  /** The keys of the tags, sorted. */
  readonly tags: readonly CatalogueTag[];
  /** The kinds that occur, sorted. */
  readonly kinds: readonly CatalogueKind[];
}

/** One dataflow. */
export interface CatalogueDataflow {
  /** Path of its page in the site. */
  readonly path: string;
  /** Title: the name of its variable, or its location. */
  readonly title: string;
  /** Location of the call; null for modules that no call links. */
  readonly source: string | null;
  /** Its nodes, by name. */
  readonly nodes: readonly number[];
  /** Its modules, by path. */
  readonly modules: readonly number[];
  /** The keys of its config; null if they are not known. */
  readonly config: readonly string[] | null;
  /** The requests to it. */
  readonly requests: readonly CatalogueRequest[];
  /** Sentences about what is missing because of errors. */
  readonly notes: readonly string[];
  /** The graph, for drawings. */
  readonly graph: ExecutionExport;
}

/** One request to a dataflow. */
export interface CatalogueRequest {
  /** Location of the request. */
  readonly source: string;
  /** The method: `execute`. */
  readonly method: string;
  /** The requested nodes; null if not all of them are known. */
  readonly outputs: readonly CatalogueOutput[] | null;
}

/** One requested output. */
export interface CatalogueOutput {
  /** Its name, as the request has it. */
  readonly name: string;
  /** The node; null if the dataflow has none of that name. */
  readonly node: number | null;
}

/** One module. */
export interface CatalogueModule {
  /** Path of its page in the site. */
  readonly path: string;
  /** Path of the file from the root of its package. */
  readonly name: string;
  /** Its nodes in the order of the source. */
  readonly nodes: readonly number[];
  /** The dataflows that have it. */
  readonly dataflows: readonly number[];
}

/** One node or input. */
export interface CatalogueNode {
  /** Path of its page in the site. */
  readonly path: string;
  /** What its first dataflow exports of it. */
  readonly facts: ExportedNode;
  /** Its module; null for an input. */
  readonly module: number | null;
  /** Its tags, without that of the module. */
  readonly tags: readonly NodeTag[];
  /** What it is in each dataflow that has it. */
  readonly uses: readonly NodeUse[];
}

/** One tag of a node. */
export interface NodeTag {
  /** Key, such as `owner`. */
  readonly key: string;
  /** All values: a tag may be a list. */
  readonly values: readonly string[];
}

/** A node in one dataflow. */
export interface NodeUse {
  /** Position of the dataflow. */
  readonly dataflow: number;
  /** What the dataflow exports of the node. */
  readonly facts: ExportedNode;
  /** What it reads, by name. */
  readonly upstream: readonly Neighbour[];
  /** What reads it, by name. */
  readonly downstream: readonly Neighbour[];
  /** The number of all nodes and inputs that it is computed from. */
  readonly upstreamCount: number;
  /** The number of all nodes that are computed from it. */
  readonly downstreamCount: number;
}

/** One end of an edge. */
export interface Neighbour {
  /** The node at the other end. */
  readonly node: number;
  /** Whether the value may be absent. */
  readonly isOptional: boolean;
  /** Whether the values of all items are read. */
  readonly collects: boolean;
}

/** One key of tags. */
export interface CatalogueTag {
  /** Path of its page in the site. */
  readonly path: string;
  /** Key, such as `owner`. */
  readonly key: string;
  /** The values, sorted, with their nodes by name. */
  readonly values: readonly {
    /** Value, such as `ann`. */
    readonly value: string;
    /** The id of its section on the page. */
    readonly id: string;
    /** The nodes that have it. */
    readonly nodes: readonly number[];
  }[];
}

/** One kind of nodes. */
export interface CatalogueKind {
  /** Path of its page in the site. */
  readonly path: string;
  /** Kind that all of its nodes have in some dataflow. */
  readonly kind: ExportedNode["kind"];
  /** The nodes that have it, by name. */
  readonly nodes: readonly number[];
}
