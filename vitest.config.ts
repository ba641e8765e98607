/** How the tests run: quick ones side by side; those that install and run whole hosts by themselves, with more time. */
import { defineConfig } from "vitest/config";

const slow = ["test/hosts/**/*.test.ts", "test/packages/**/*.test.ts", "test/samples/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "quick", include: ["test/**/*.test.ts"], exclude: slow, testTimeout: 60_000 } },
      { test: { name: "slow", include: slow, testTimeout: 300_000, hookTimeout: 600_000, fileParallelism: false } },
    ],
  },
});
