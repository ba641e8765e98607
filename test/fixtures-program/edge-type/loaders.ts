"use dataflow";

/** What a campaign cost, one number a week. */
export async function spend(file: string): Promise<readonly number[]> {
  return [file.length];
}

export const signups = (file: string): readonly string[] => [file];
