/** The error of data that cannot be read or written. */

/** A location in data; what is not known is absent. */
export interface DataLocation {
  /** Path of the file, name of the table, or address of the database without its password. */
  readonly source: string;
  /** Line in a text file, from 1. */
  readonly line?: number | undefined;
  /** Number of the row, from 1; the header of a file is not a row. */
  readonly row?: number | undefined;
  /** Name of the column. */
  readonly column?: string | undefined;
}

/**
 * Data that cannot be read or written. The message names the source, and the line, row and column if they are known; the
 * error of the run adds the node. `cause` is the error of the file system, library or driver.
 */
export class DataError extends Error {
  /** Always `"DataError"`. */
  override readonly name: string = "DataError";
  /** Where the fault is. */
  readonly location: DataLocation;

  /**
   * @param location - Where the fault is.
   * @param reason - What is wrong, and what helps: one or two sentences.
   */
  constructor(location: DataLocation, reason: string, options?: { readonly cause?: unknown }) {
    super(`${describeLocation(location)}: ${reason}`, options);
    this.location = location;
  }
}

function describeLocation({ source, line, row, column }: DataLocation): string {
  const parts = [
    source,
    line === undefined ? "" : `line ${line}`,
    row === undefined ? "" : `row ${row}`,
    column === undefined ? "" : `column "${column}"`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
