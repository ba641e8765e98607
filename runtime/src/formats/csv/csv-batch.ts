/** Some rows of a csv file, as texts. */

/** Values of some rows, column by column. */
export interface CsvBatch {
  /** For each column of the file its values, or null if it is not wanted. A value is null if it is empty without quotes. */
  readonly columns: ((string | null)[] | null)[];
  /** For each column of the file the first row of this batch whose value is in quotes; -1 if there is none. */
  readonly firstQuoted: number[];
  /** Line of each row. */
  readonly lines: number[];
}

/** One value of the header. */
export interface CsvName {
  /** The name without its quotes. */
  readonly text: string;
  /** Whether it is in quotes. */
  readonly isQuoted: boolean;
}
