"use dataflow";
import { checkOutput, node, resolve } from "@icosian/runtime";

export const parts = node(
  resolve(({ low }) => checkOutput({ range: [Number(low), 10] })),
  (text: string): number => text.length,
);

export const size = (parts: number, unit: string): string => `${parts} ${unit}`;
