/** Describes values for run records. */
import { types } from "node:util";
import type { Column } from "../data/data-types.js";
import { findTable, isPlainObject, type TableView } from "../data/tables/find-table.js";
import { isColumn, toColumn } from "../data/tables/to-column.js";
import type { Fact } from "../errors/problem.js";
import { describeColumns } from "../formats/files/describe-column.js";
import type { HashCodec } from "./hash-codec.js";
import { hashContent } from "./hash-content.node.js";
import type { WriteText } from "./redactor.js";
import type { RunColumn, RunSummary, RunValue, RunValueDetail } from "./run-value.js";
import { countMissing, isMissing, summarizeColumn } from "./summarize-column.js";
import { toPlainData } from "./to-plain-data.node.js";
import { toTypeName } from "./to-type-name.js";

/** The number of rows or elements in a sample. */
const SAMPLED = 5;
/** The number of columns that are described. */
const MOST_COLUMNS = 1000;

/** What describing needs besides the value. */
export interface ValueSettings {
  /** How much is written. */
  readonly values: RunValueDetail;
  /** How to hash instances of classes. */
  readonly codecs: readonly HashCodec[];
  /** Through which all texts go. */
  readonly write: WriteText;
}

/** The part of a description that depends on the kind of the value. */
type DescribedShape = Omit<RunValue, "version" | "opaque" | "type">;

const NO_SHAPE: DescribedShape = { length: null, missing: null, columns: null, summary: null, sample: null };

/** Describes a value. Reads all of it to hash it and to count missing values; never changes it, and never throws. */
export function toRunValue(value: unknown, settings: ValueSettings): RunValue {
  const { version, opaque } = hashContent(value, settings.codecs);
  const head = {
    version,
    opaque: opaque === null ? null : settings.write(opaque, 500),
    type: toTypeName(value),
  };
  try {
    // What has a version has no accessors, which must not be called.
    const isReadable = version !== null || isSafeToRead(value);
    return { ...head, ...(isReadable ? toShape(value, settings) : NO_SHAPE) };
  } catch {
    return { ...head, ...NO_SHAPE };
  }
}

function toShape(value: unknown, settings: ValueSettings): DescribedShape {
  const table = findTable(value);
  if (table !== null && table.columnNames.length > 0) return toTableShape(table, settings);
  if (isColumn(value)) return toColumnShape(toColumn(value), settings);
  const isObject = typeof value === "object" && value !== null;
  const shape = { ...NO_SHAPE, length: isObject ? findSize(value) : typeof value === "string" ? value.length : null };
  if (typeof value === "function" || (isObject && !isPlainObject(value))) return shape;
  return {
    ...shape,
    missing: isObject ? null : Number(isMissing(value)),
    summary: isObject || settings.values === "shape" ? null : toSingleSummary(value, settings),
    sample: settings.values === "sample" ? [toFact(value, settings)] : null,
  };
}

/** Of a single number, bigint or boolean, such as a metric, the range is the value itself. */
function toSingleSummary(value: unknown, settings: ValueSettings): RunSummary | null {
  if (isMissing(value) || !["number", "bigint", "boolean"].includes(typeof value)) return null;
  const fact = toFact(value, settings);
  return { least: fact, greatest: fact, quantiles: null, mostFrequent: null };
}

function toColumnShape(column: Column, settings: ValueSettings): DescribedShape {
  const { values } = settings;
  const convert = (each: unknown): Fact => toFact(each, settings);
  return {
    length: column.length,
    missing: countMissing(column),
    columns: null,
    summary: values === "shape" ? null : summarizeColumn(column, convert),
    sample: values === "sample" ? Array.from(column.slice(0, SAMPLED) as readonly unknown[], convert) : null,
  };
}

function toTableShape(table: TableView, settings: ValueSettings): DescribedShape {
  const { values, write } = settings;
  const length = table.countRows();
  const names = table.columnNames.slice(0, MOST_COLUMNS);
  const head: Column[] = [];
  const columns = names.map((name): RunColumn => {
    const column = table.getColumn(name);
    if (values === "sample") head.push(column.slice(0, SAMPLED));
    return {
      name: write(name, 200),
      type: describeColumns({ column })[0]!.type,
      missing: countMissing(column),
      summary: values === "shape" ? null : summarizeColumn(column, (each) => toFact(each, settings)),
    };
  });
  const rows = Array.from({ length: Math.min(length, SAMPLED) }, (_, row) =>
    toFact(Object.fromEntries(names.map((name, column) => [name, head[column]?.[row]])), settings),
  );
  return {
    length,
    missing: columns.reduce((sum, { missing }) => sum + missing, 0),
    columns,
    summary: null,
    sample: values === "sample" ? rows : null,
  };
}

function toFact(value: unknown, { write }: ValueSettings): Fact {
  return toPlainData(value, write);
}

/** The number of entries, bytes or properties; null for other objects. Never calls methods of subclasses. */
function findSize(value: object): number | null {
  if (types.isMap(value)) return Reflect.get(Map.prototype, "size", value);
  if (types.isSet(value)) return Reflect.get(Set.prototype, "size", value);
  if (types.isAnyArrayBuffer(value)) return value.byteLength;
  return isPlainObject(value) ? Object.keys(value).length : null;
}

/** Whether a value can be read without calling a user's code. O(properties), of lists also of their elements. */
function isSafeToRead(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (types.isProxy(value)) return false;
  if (!Array.isArray(value)) return isPlainObject(value) ? hasOnlyData(value) : true;
  return hasOnlyData(value) && value.every((each) => !isPlainObject(each) || hasOnlyData(each));
}

function hasOnlyData(value: object): boolean {
  if (types.isProxy(value)) return false;
  return Object.keys(value).every((key) => "value" in (Object.getOwnPropertyDescriptor(value, key) ?? {}));
}
