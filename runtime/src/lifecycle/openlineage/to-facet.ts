/** Creates the facets of events. */
import { VERSION } from "../../version.js";
import type { LineageFacet } from "./lineage-event.js";

/** URI of this package, as the producer of events and facets. */
export const PRODUCER: string = `https://www.npmjs.com/package/@icosian/runtime/v/${VERSION}`;

/** URI of the JSON schema of run events. */
export const EVENT_SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

/** The facets of the specification that are sent, with their versions. */
const VERSIONS = {
  DataQualityAssertionsDatasetFacet: "1-1-0",
  DataQualityMetricsInputDatasetFacet: "1-0-3",
  DatasetVersionDatasetFacet: "1-0-1",
  DatasourceDatasetFacet: "1-0-1",
  DocumentationJobFacet: "1-1-0",
  ErrorMessageRunFacet: "1-0-1",
  JobTypeJobFacet: "2-0-4",
  OutputStatisticsOutputDatasetFacet: "1-0-2",
  ParentRunFacet: "1-2-0",
  ProcessingEngineRunFacet: "1-1-1",
  SchemaDatasetFacet: "1-2-0",
  SourceCodeLocationJobFacet: "1-1-0",
} as const;

/** Creates a facet of the specification. Facts that are undefined are left out. */
export function toFacet(kind: keyof typeof VERSIONS, facts: Readonly<Record<string, unknown>>): LineageFacet {
  return create(`https://openlineage.io/spec/facets/${VERSIONS[kind]}/${kind}.json#/$defs/${kind}`, facts);
}

/** Creates a facet of this package, which `openlineage.schema.json` describes. */
export function toOwnFacet(kind: "IcosianNodesRunFacet", facts: Readonly<Record<string, unknown>>): LineageFacet {
  return create(`https://unpkg.com/@icosian/runtime@${VERSION}/openlineage.schema.json#/$defs/${kind}`, facts);
}

function create(schema: string, facts: Readonly<Record<string, unknown>>): LineageFacet {
  const known = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  return { _producer: PRODUCER, _schemaURL: schema, ...Object.fromEntries(known) };
}
