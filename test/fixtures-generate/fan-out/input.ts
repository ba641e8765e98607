"use dataflow";
import { extractFields, node, pipeOutput, step, type Collect, type Parallelizable } from "@icosian/runtime";

export function* row(count: number): Parallelizable<{ readonly index: number }> {
  for (let index = 0; index < count; index++) yield { index };
}

export async function* cell(row: { readonly index: number }): Parallelizable<number> {
  yield row.index;
}

export const text = (cell: number, row: { readonly index: number }, unit?: string): string =>
  `${cell} of ${row.index} ${unit ?? ""}`;

export const line = (text: Collect<string>): string => text.join();

export const page = (line: Collect<string>): string => line.join();

export const size = node(
  extractFields("width"),
  (count: number): Parallelizable<{ readonly width: number }> => [{ width: count }],
);

export const area = (width: number, size: { readonly width: number }): number => width * size.width;

const twice = (name: string): string => name + name;

export const label = node(pipeOutput(step(twice)), (): Parallelizable<string> => ["a"]);
