/** The events of OpenLineage that are sent, as plain JSON. */

/** A named part of an event. */
export interface LineageFacet {
  /** URI of the program that wrote the facet. */
  readonly _producer: string;
  /** URI of the JSON schema of the facet. */
  readonly _schemaURL: string;
  /** The facts of the facet. */
  readonly [fact: string]: unknown;
}

/** Facets by name. */
export type LineageFacets = Readonly<Record<string, LineageFacet>>;

/** One execution of a dataflow. */
export interface LineageRun {
  /** The run id of the dataflow, written as a UUID. */
  readonly runId: string;
  /** `processing_engine`, `parent`, `errorMessage` and `icosian_nodes`. */
  readonly facets: LineageFacets;
}

/** What is executed. */
export interface LineageJob {
  /** The option `namespace`. */
  readonly namespace: string;
  /** The option `jobName`. */
  readonly name: string;
  /** `jobType`, `documentation` and `sourceCodeLocation`. */
  readonly facets: LineageFacets;
}

/** Data that a node loaded or saved. */
export interface LineageDataset {
  /** Where the data are: `file`, `https://example.org`, or the namespace of the job. */
  readonly namespace: string;
  /** The name of the data there: a path, or the name of a table. */
  readonly name: string;
  /** `dataSource`, `schema` and `version`. */
  readonly facets: LineageFacets;
  /** `dataQualityMetrics` and `dataQualityAssertions` of data that were loaded. */
  readonly inputFacets?: LineageFacets;
  /** `outputStatistics` of data that were saved. */
  readonly outputFacets?: LineageFacets;
}

/** One event. */
export interface LineageEvent {
  /** What happened to the run. */
  readonly eventType: "START" | "COMPLETE" | "FAIL" | "ABORT";
  /** The time, as ISO 8601 in UTC. */
  readonly eventTime: string;
  /** URI of the program that wrote the event. */
  readonly producer: string;
  /** URI of the JSON schema of the event. */
  readonly schemaURL: string;
  /** The run that the event is about. */
  readonly run: LineageRun;
  /** What is executed. */
  readonly job: LineageJob;
  /** The data that were loaded; empty when the run starts. */
  readonly inputs: readonly LineageDataset[];
  /** The data that were saved; empty when the run starts. */
  readonly outputs: readonly LineageDataset[];
}
