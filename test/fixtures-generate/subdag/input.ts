"use dataflow";
import { node, parameterizedSubdag, source, subdag, value } from "@icosian/runtime";
import * as counting from "./inner/counting.js";

export const weekly = node(
  parameterizedSubdag([counting], {
    weeklyEu: { inputs: { grain: value("week") }, config: { region: "EU" } },
    weeklyUs: { inputs: { grain: value("week") }, config: { region: "US" } },
  }),
  (count: number): number => count,
);

export const daily = node(
  subdag([counting], { inputs: { grain: source("finest") }, config: { region: "UK" } }),
  (count: number): string => String(count),
);

export const finest = (): counting.Grain => "day";
