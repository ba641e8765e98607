"use dataflow";
import {
  checkOutput,
  extractFields,
  inject,
  node,
  parameterize,
  pipeInput,
  source,
  step,
  subdag,
  unpackFields,
  value,
  when,
} from "@icosian/runtime";
import * as inner from "./inner.ts";

const double = (x: number): number => x * 2;

export const statistics = node(
  extractFields("average", "label"),
  (weeks: number): { average: number; label: string } => ({ average: weeks, label: "weeks" }),
);

export const pair = node(
  unpackFields("first", "second"),
  async (weeks: number): Promise<[number, string]> => [weeks, "weeks"],
);

export const usesField = (label: number): number => label;

export const usesElement = (second: number): number => second;

export const usesInjected = node(inject({ amount: source("label") }), (amount: number): number => amount);

export const mean = node(
  parameterize({ short: { days: value(3) }, long: { days: source("label") } }),
  (days: number): number => days,
);

export const usesParameterized = (short: string): string => short;

export const checked = node(checkOutput({ range: [0, 1] }), (weeks: number): number => weeks);

export const usesChecked = (checked: string): string => checked;

export const piped = node(pipeInput(step(double)), (label: string): string => label);

export const area__us = node(when({ region: "us" }), (weeks: number): number => weeks);

export const area__uk = node(when({ region: "uk" }), (weeks: number): string => String(weeks));

export const usesVariant = (area: boolean): boolean => area;

export const nested = node(subdag([inner], { namespace: "n" }), (innerTotal: string): string => innerTotal);
