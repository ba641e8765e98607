"use dataflow";
const $manifest = "spend.csv";
export function source(folder: string): string {
  return folder + $manifest;
}
