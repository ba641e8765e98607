export const imported = "1";
export const later = async (x: number): Promise<string> => String(x);
export const csv = {
  name: "csv",
  load: async ({ path }: { path: string }): Promise<readonly [readonly string[], { rows: number }]> => [[path], { rows: 1 }],
};
