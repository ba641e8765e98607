/** The entry `@icosian/runtime/openlineage`. */
export { openLineage } from "./open-lineage.js";
export type { DatasetName, DatasetSource } from "./dataset-source.js";
export type {
  LineageDataset,
  LineageEvent,
  LineageFacet,
  LineageFacets,
  LineageJob,
  LineageRun,
} from "./lineage-event.js";
export type { OpenLineageOptions, ParentRun, SourceCodeLocation } from "./lineage-options.js";
