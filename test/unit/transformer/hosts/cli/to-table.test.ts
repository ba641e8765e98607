/** Columns of text on a terminal. */
import { expect, it } from "vitest";
import { toTable } from "../../../../../transformer/src/hosts/cli/terminal/to-table.ts";

it("lays rows out, leaves out columns without a cell, and lets a long cell move only its own row", () => {
  const long = "x".repeat(60);
  const rows = [
    ["a", "", "1"],
    [long, "", "2"],
  ];
  expect(toTable(["name", "empty", "n"], rows, (text) => text)).toBe(
    `name${" ".repeat(44)}  n\na${" ".repeat(47)}  1\n${long}  2\n`,
  );
});

it("lays out more rows than a call takes arguments", () => {
  const rows = Array.from({ length: 300_000 }, (_, row) => [String(row)]);
  expect(toTable(["n"], rows, (text) => text)).toHaveLength(
    2 + rows.reduce((sum, [cell]) => sum + cell!.length + 1, 0),
  );
});
