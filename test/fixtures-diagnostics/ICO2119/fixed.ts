"use dataflow";
const file = "spend.csv";
export function source(folder: string): string {
  return folder + file;
}
