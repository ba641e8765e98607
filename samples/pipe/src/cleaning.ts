"use dataflow";
/** Cleans the lines of a log step by step. Every step is a node, so its value can be requested. */
import { mutate, node, pipeInput, pipeOutput, step, value } from "@icosian/runtime";

const trim = (lines: readonly string[]): readonly string[] => lines.map((line) => line.trim());
const dropEmpty = (lines: readonly string[]): readonly string[] => lines.filter((line) => line !== "");
const dropBelow = (lines: readonly string[], level: string): readonly string[] =>
  lines.filter((line) => !line.startsWith(level));
const round = (x: number, digits: number): number => Number(x.toFixed(digits));

/** The cleaned lines. */
export const lines = node(
  pipeInput(
    step(trim),
    step(dropEmpty),
    // This step exists only under a config with `isQuiet: true`.
    step(dropBelow, value("DEBUG")).named("withoutDebug").when({ isQuiet: true }),
  ),
  (rawLines: readonly string[]): readonly string[] => rawLines,
);

/** The percentage of lines that report an error. */
export const errorPercent = node(
  pipeOutput(step(round, value(1))),
  (lines: readonly string[]): number => (100 * lines.filter((line) => line.startsWith("ERROR")).length) / lines.length,
);

/** The messages without their levels. */
export const messages = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(/^\w+ /, ""));

/** Hides addresses, as a step after `messages`, which does not mention it. */
export const _hideAddresses = node(mutate(messages), (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/\d+\.\d+\.\d+\.\d+/, "(address)")),
);
