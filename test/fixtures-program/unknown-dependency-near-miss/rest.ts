"use dataflow";

export function report(saved: { bytes: number | null }): string {
  return `${saved.bytes} bytes`;
}
