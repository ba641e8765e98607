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

export function area(page: string, width: number, height: string): number {
  return page.length * width * height.length;
}

export function areas(area: Collect<number>, width?: Collect<number | null>): readonly number[] {
  return [...area, (width ?? []).length];
}

export function report({ areas, page }: { areas: Collect<readonly number[]>; page: Collect<string> }): string {
  return areas.join() + page.join();
}
