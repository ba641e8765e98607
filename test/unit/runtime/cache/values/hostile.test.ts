/** Damaged and hostile bytes, read in a process of its own that has little memory. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

it("refuses damaged bytes or gives some value, with little memory, and never touches a prototype", () => {
  const script = join(import.meta.dirname, "read-hostile.mjs");
  const output = execFileSync(process.execPath, ["--max-old-space-size=300", script], { encoding: "utf8" });
  const { refused, read, megabytes } = JSON.parse(output) as Readonly<Record<string, number>>;
  expect(refused).toBeGreaterThan(50_000);
  expect(read).toBeGreaterThan(1000);
  expect(megabytes).toBeLessThan(700);
});
