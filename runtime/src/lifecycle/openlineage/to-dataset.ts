/** Creates datasets from the metadata of loaders and savers. */
import type { DatasetSource, LocatedDataset } from "./dataset-source.js";
import type { LineageDataset, LineageFacets } from "./lineage-event.js";
import { toFacet } from "./to-facet.js";

/** Describes loaded or saved data with all that is known. */
export function toDataset(
  { direction, adapter, metadata }: DatasetSource,
  { namespace, name, uri }: LocatedDataset,
): LineageDataset {
  const { columns, checksum } = metadata;
  const fields = readColumns(columns);
  const facets: LineageFacets = {
    dataSource: toFacet("DatasourceDatasetFacet", { name: adapter, uri }),
    ...(fields.length > 0 && {
      schema: toFacet("SchemaDatasetFacet", { fields: fields.map(({ name: field, type }) => ({ name: field, type })) }),
    }),
    ...(typeof checksum === "string" && {
      version: toFacet("DatasetVersionDatasetFacet", { datasetVersion: checksum }),
    }),
  };
  const [rowCount, bytes] = [readCount(metadata, "rows"), readCount(metadata, "bytes")];
  const isKnown = rowCount !== undefined || bytes !== undefined;
  if (direction === "saved") {
    const outputStatistics = toFacet("OutputStatisticsOutputDatasetFacet", { rowCount, size: bytes });
    return { namespace, name, facets, ...(isKnown && { outputFacets: { outputStatistics } }) };
  }
  const columnMetrics = Object.fromEntries(
    fields.flatMap(({ name: field, nullCount }) => (nullCount === undefined ? [] : [[field, { nullCount }]])),
  );
  if (!isKnown && Object.keys(columnMetrics).length === 0) return { namespace, name, facets };
  const dataQualityMetrics = toFacet("DataQualityMetricsInputDatasetFacet", { rowCount, bytes, columnMetrics });
  return { namespace, name, facets, inputFacets: { dataQualityMetrics } };
}

/** A column, as metadata describe it. */
interface ColumnFacts {
  readonly name: string;
  readonly type: string | undefined;
  readonly nullCount: number | undefined;
}

function readColumns(columns: unknown): readonly ColumnFacts[] {
  if (!Array.isArray(columns)) return [];
  return columns.flatMap((column: unknown): readonly ColumnFacts[] => {
    if (typeof column !== "object" || column === null) return [];
    const { name, type } = column as { readonly name?: unknown; readonly type?: unknown };
    if (typeof name !== "string") return [];
    return [{ name, type: typeof type === "string" ? type : undefined, nullCount: readCount(column, "nullCount") }];
  });
}

/** Reads a number of things; undefined if it is no whole number. */
function readCount(facts: object, key: string): number | undefined {
  const value = (facts as Readonly<Record<string, unknown>>)[key];
  const count = typeof value === "bigint" ? Number(value) : value;
  return Number.isSafeInteger(count) && (count as number) >= 0 ? (count as number) : undefined;
}
