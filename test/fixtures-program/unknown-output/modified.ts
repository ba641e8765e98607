"use dataflow";
import { extractFields, node, parameterize, value } from "@icosian/runtime";

export const mean = node(
  parameterize({ short: { days: value(3) }, long: { days: value(30) } }),
  (sales: number, days: number): number => sales / days,
);

export const statistics = node(
  extractFields("average", "label"),
  (sales: number): { average: number; label: string } => ({ average: sales, label: "sales" }),
);
