"use dataflow";
import {
  checkOutput,
  extractColumns,
  extractFields,
  inject,
  node,
  parameterize,
  pipeInput,
  pipeOutput,
  source,
  step,
  subdag,
  unpackFields,
  value,
  when,
} from "@icosian/runtime";
import * as inner from "./inner.ts";

const double = (x: number): number => x * 2;
const measure = (text: string): number => text.length;
const write = (x: number): string => String(x);

export const statistics = node(
  extractFields("average", "label"),
  async (weeks: number): Promise<{ average: number; label: string }> => ({ average: weeks, label: "weeks" }),
);

export const pair = node(unpackFields("first", "second"), (weeks: number): [number, string] => [weeks, "weeks"]);

export const rows = node(extractColumns("length"), (weeks: number): { length: string }[] => [{ length: `${weeks}` }]);

export const usesField = (label: string, average: number): string => label + average;

export const usesElement = (second: string, first: number): string => second + first;

/** The column of that name, not the number of rows. */
export const usesColumn = (length: string[]): string => length.join();

export const usesInjected = node(inject({ amount: source("average") }), (amount: number): number => amount);

export const mean = node(
  parameterize({ short: { days: value(3) }, long: { days: source("average") } }),
  (days: number): number => days,
);

export const usesParameterized = (short: number, long: number): number => short + long;

export const checked = node(checkOutput({ range: [0, 1] }), (weeks: number): number => weeks);

export const usesChecked = (checked: number): number => checked;

/** The step makes a number of the text. */
export const piped = node(pipeInput(step(measure)), (label: number): number => label);

export const written = node(pipeOutput(step(double), step(write)), (weeks: number): number => weeks);

export const usesWritten = (written: string): string => written;

export const area__us = node(when({ region: "us" }), (weeks: number): number => weeks);

export const area__uk = node(when({ region: "uk" }), (weeks: number): string => String(weeks));

export const usesArea__us = node(when({ region: "us" }), (area: number): number => area);

export const usesArea__uk = node(when({ region: "uk" }), (area: string): string => area);

export const nested = node(subdag([inner], { inputs: { weeks: source("average") } }), (total: number): number => total);
