"use dataflow";

export async function spend(file: string): Promise<Float64Array> {
  return Float64Array.of(file.length);
}

export const signups = (file: string): number[] | null => (file === "" ? null : [file.length]);

export function region(): "eu" | "us" {
  return "eu";
}
