/**
 * What continuous integration runs after `npm ci`: the tests, then the steps of verify that are not among them. A
 * matrix whose files have changed since it last passed runs as a whole, all others as samples.
 *
 * Ends with one plain line, `N passed, N failed`, counted from the test runner's own report and the steps. The exit code
 * is 1 if anything failed, and also if there is no report or no test in it.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { hasChanged, readMatrices, VARIABLE } from "./matrices.mjs";
import { steps, verify } from "./verify.mjs";

const REPORT = "test/.cache/report.json";

rmSync(REPORT, { force: true });
const reporters = ["--reporter=default", "--reporter=json", `--outputFile=${REPORT}`];
const matrices = readMatrices();
const changed = matrices.filter(hasChanged).map(({ name }) => name);
const unchanged = matrices.map(({ name }) => name).filter((name) => !changed.includes(name));
console.log(`Matrices that run as a whole, because their files have changed: ${changed.join(", ") || "none"}`);
console.log(`Matrices that run as a sample, because they passed with these files: ${unchanged.join(", ") || "none"}`);
const env = { ...process.env, [VARIABLE]: changed.join(",") };
const { status } = spawnSync("npm", ["test", "--", ...reporters], { stdio: "inherit", env });
const tests = readReport();
const rest = verify(steps.filter(({ name }) => name !== "build" && name !== "tests"));

const passed = tests.passed + rest.passed;
const failed = tests.failed + rest.failed;
process.exitCode = failed === 0 && status === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

/** Counts tests. A file that could not be loaded has no tests of its own and counts as one failure. */
function readReport() {
  try {
    const report = JSON.parse(readFileSync(REPORT, "utf8"));
    const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
    if (numPendingTests + numTodoTests > 0) console.log(`${numPendingTests + numTodoTests} tests were not run`);
    const failures = numFailedTests + broken.length;
    // A run that fails although no test does (an unhandled error) is a failure too.
    return { passed: numPassedTests, failed: Math.max(failures, status === 0 && numPassedTests > 0 ? 0 : 1) };
  } catch (error) {
    console.log(`There is no report of the tests: ${String(error)}`);
    return { passed: 0, failed: 1 };
  }
}
