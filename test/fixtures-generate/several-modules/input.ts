"use dataflow";
import type { Table } from "./other/features.js";

export const total = (spend: number, signups: number): number => spend + signups;
export const width = (table: Table): number => table.columns.length;
