"use dataflow";
/** Cleans the lines of a log step by step; every step is a node that can be looked at. */
import { mutate, node, pipeInput, pipeOutput, step, value } from "@icosian/runtime";

const trim = (lines: readonly string[]): readonly string[] => lines.map((line) => line.trim());
const dropEmpty = (lines: readonly string[]): readonly string[] => lines.filter((line) => line !== "");
const dropBelow = (lines: readonly string[], level: string): readonly string[] =>
  lines.filter((line) => !line.startsWith(level));
const round = (x: number, digits: number): number => Number(x.toFixed(digits));

/** The lines that matter. */
export const lines = node(
  pipeInput(
    step(trim),
    step(dropEmpty),
    // Only where the config says so.
    step(dropBelow, value("DEBUG")).named("withoutDebug").when({ isQuiet: true }),
  ),
  (rawLines: readonly string[]): readonly string[] => rawLines,
);

/** Share of the lines that report an error, in percent. */
export const errorPercent = node(
  pipeOutput(step(round, value(1))),
  (lines: readonly string[]): number => (100 * lines.filter((line) => line.startsWith("ERROR")).length) / lines.length,
);

/** The messages without their levels. */
export const messages = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(/^\w+ /, ""));

/** Comes behind `messages`, written by whoever cares for privacy: addresses are hidden. */
export const _hideAddresses = node(mutate(messages), (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/\d+\.\d+\.\d+\.\d+/, "(address)")),
);
