"use dataflow";
export const rows = (text: string): any => JSON.parse(text);
// icosian-expect ICO3107
export const rowCount = (rows: string[]): number => rows.length;
