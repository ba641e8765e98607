"use dataflow";
export { doubled } from "./more.ts";

export function shown(doubled: number): string {
  return String(doubled);
}
