"use dataflow";

export interface Table {
  readonly columns: readonly string[];
}

export const table = (names: readonly string[]): Table => ({ columns: names });
