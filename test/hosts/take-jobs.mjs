/** The part of a kept program that takes jobs: each is a line of JSON. */
import { createInterface } from "node:readline";

/** What is printed on both streams after a job; on the first with an exit code. */
export const END = "<end of job>";

/**
 * Calls a function with each job, and tells the exit code that a program of its own would have.
 *
 * @param {(job: any) => number | void | Promise<number | void>} work - Gives the code, 0 if it is none; throws where a
 *   program would fail.
 */
export async function takeJobs(work) {
  for await (const line of createInterface({ input: process.stdin })) {
    let code = 0;
    try {
      code = (await work(JSON.parse(line))) ?? 0;
    } catch (error) {
      console.error(error);
      code = 1;
    }
    process.stderr.write(`${END}\n`);
    process.stdout.write(`${END} ${code}\n`);
  }
}
