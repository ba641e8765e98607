"use dataflow";
import { inject, node, parameterize, source, value } from "@icosian/runtime";

export const mean = node(
  parameterize({ short: { days: value(3) }, long: { days: source("window") } }),
  (sales: number, days: number): number => sales / days,
);

export const scaled = node(inject({ rate: value(2) }), (sales: number, rate: number): number => sales * rate);
