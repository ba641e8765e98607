"use dataflow";
import { checkOutput, node, parameterize, resolve, tag, value } from "@icosian/runtime";
import { days, owner, schema } from "./settings.ts";

const windows = { mean3: { days: value(3) }, meanOf: { days: value(days) } };

export const mean = node(
  tag({ owner }),
  checkOutput({ schema }),
  parameterize(windows),
  (spend: number, days: number): number => spend / days,
);

/** Who lets the config decide knows. */
export const spend = node(
  resolve((config) => tag({ unit: String(config["unit"]) })),
  (budget: number): number => budget,
);
