"use dataflow";
export const rows = (text: string): any => JSON.parse(text);
// icosian-expect ICO3107: every export of the shop has rows of text
export const rowCount = (rows: string[]): number => rows.length;
