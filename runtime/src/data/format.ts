/** Data adapters whose data have a type that users declare: all formats of this package. */
import type { DataLoader, DataSaver } from "../materialize/data-adapters.js";
import { formatMark } from "../materialize/is-format.js";
import type { DataMetadata, RowOf } from "./data-types.js";

/** The data before their type is declared: `unknown` would refuse every parameter that takes them. */
// oxlint-disable-next-line typescript/no-explicit-any
type Undeclared = any;

/**
 * A data adapter whose data have no type until it is declared: `csv<{ spend: Float64Array }>()`.
 *
 * @typeParam LoadOptions - What loading must be told.
 * @typeParam SaveOptions - What saving must be told.
 * @typeParam Saved - What can be saved.
 * @typeParam Data - What is loaded; `any` until it is declared, because only the file knows.
 */
export interface Format<LoadOptions extends object, SaveOptions extends object, Saved, Data = Undeclared>
  extends DataLoader<LoadOptions, Data, DataMetadata, RowOf<Data>>, DataSaver<SaveOptions, Saved, DataMetadata> {
  /** Declares the type of the data. Nothing is checked when the data are loaded; give a `schema` for that. */
  <Declared>(): Format<LoadOptions, SaveOptions, Saved, Declared>;
  /** The kind of source and target: `csv`. */
  readonly name: string;
}

/** A format of tables: it makes one table of several values, so that any values can be saved together. */
export interface TableFormat<
  LoadOptions extends object,
  SaveOptions extends object,
  Saved,
  Data = Undeclared,
> extends Format<LoadOptions, SaveOptions, Saved, Data> {
  /** Declares the type of the data. Columns are compared with what functions ask for when they are loaded. */
  <Declared>(): TableFormat<LoadOptions, SaveOptions, Saved, Declared>;
  /** Makes one table of values by name. */
  combine(values: Readonly<Record<string, unknown>>): unknown;
}

/** The methods of a format. */
interface FormatMethods<LoadOptions extends object, SaveOptions extends object, Saved>
  extends
    Pick<DataLoader<LoadOptions, unknown, DataMetadata>, "load" | "stream">,
    Pick<DataSaver<SaveOptions, Saved, DataMetadata>, "save"> {}

/** Creates a data adapter that can be called to declare the type of its data. */
export function createFormat<LoadOptions extends object, SaveOptions extends object, Saved>(
  name: string,
  methods: FormatMethods<LoadOptions, SaveOptions, Saved>,
): Format<LoadOptions, SaveOptions, Saved> {
  const format = (): unknown => format;
  Object.defineProperty(format, "name", { value: name });
  // A cast, because types are declared by callers; at run time, every call returns the same adapter.
  return Object.freeze(Object.assign(format, methods, formatMark)) as unknown as Format<
    LoadOptions,
    SaveOptions,
    Saved
  >;
}

/**
 * Creates a data adapter of tables.
 *
 * @param methods - The methods of a format, and `combine`.
 */
export function createTableFormat<LoadOptions extends object, SaveOptions extends object, Saved>(
  name: string,
  methods: FormatMethods<LoadOptions, SaveOptions, Saved> &
    Pick<TableFormat<LoadOptions, SaveOptions, Saved>, "combine">,
): TableFormat<LoadOptions, SaveOptions, Saved> {
  // A cast, because the method is there.
  return createFormat<LoadOptions, SaveOptions, Saved>(name, methods) as TableFormat<LoadOptions, SaveOptions, Saved>;
}
