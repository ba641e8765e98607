"use dataflow";
import { extractFields, node, type Collect, type Parallelizable } from "@icosian/runtime";

export function* page(): Parallelizable<string> {
  yield "";
}

export const size = node(
  extractFields("width", "height"),
  async (page: string): Promise<Parallelizable<{ width: number; height: string }>> => [
    { width: page.length, height: "" },
  ],
);

export function area(page: number, width: string, height: number): number {
  return page * width.length * height;
}

export function areas(area: Collect<string>, width?: Collect<string>): number {
  return area.length + (width ?? []).length;
}

export function pages({ page }: { page: Collect<boolean> }): number {
  return page.length;
}
