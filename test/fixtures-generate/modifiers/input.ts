"use dataflow";
import {
  checkOutput,
  configuration,
  extractFields,
  inject,
  node,
  parameterize,
  pipeOutput,
  source,
  step,
  tag,
  unpackFields,
  value,
} from "@icosian/runtime";

/** {outputName} of {series}. */
export const rolling = node(
  parameterize({
    avg3wkSpend: { series: source("spend"), weeks: value(3) },
    avg8wkSignups: { series: source("signups"), weeks: value(8) },
  }),
  (series: readonly number[], weeks: number, scale: number): number =>
    (series.slice(-weeks).reduce((sum, x) => sum + x, 0) / weeks) * scale,
);

/** Mean and maximum. */
export const statistics = node(
  tag({ owner: "data-science" }),
  checkOutput({ allowNaN: false }),
  extractFields("spendMean", "spendMax"),
  (spend: readonly number[]): { spendMean: number; spendMax: number } => ({
    spendMean: spend.reduce((sum, x) => sum + x, 0) / spend.length,
    spendMax: Math.max(...spend),
  }),
);

export const bounds = node(unpackFields("low", "high"), (spendMax: number): [number, string] => [
  -spendMax,
  String(spendMax),
]);

const round = (x: number, digits: number): number => Number(x.toFixed(digits));
export const rounded = node(pipeOutput(step(round, source("digits"))), (spendMean: number): number => spendMean);

export const priced = node(
  inject({ rate: configuration("exchangeRate") }),
  (spendMean: number, rate: number): number => spendMean * rate,
);
