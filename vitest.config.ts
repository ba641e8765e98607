/**
 * How the tests run: quick ones side by side; those that install and run whole hosts by themselves, with more time; and
 * those that need a Chromium, which `npm test` leaves out.
 */
import { defineConfig } from "vitest/config";

const slow = [
  "test/hosts/**/*.test.ts",
  "test/packages/**/*.test.ts",
  "test/samples/**/*.test.ts",
  "test/**/*-crash.test.ts",
];
/** Packages that the benchmark installs have tests of their own. */
const elsewhere = ["**/node_modules/**"];
const browser = ["test/browser/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "quick",
          include: ["test/**/*.test.ts"],
          exclude: [...elsewhere, ...slow, ...browser],
          // Far from what anything takes, so that a busy machine fails no test.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Not fewer than there are processors, as would be by itself.
          maxWorkers: "100%",
        },
      },
      {
        test: {
          name: "slow",
          include: slow,
          globalSetup: "test/hosts/pack-once.ts",
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // After the quick ones, two files at a time: each waits for other processes most of the time.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "browser",
          include: browser,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page answers when its browser has time; what never comes fails.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
