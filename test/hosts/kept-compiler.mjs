/**
 * Compiles a project again and again in one process, as `tspc` does once: a job is the arguments of a compile.
 *
 * It is started in the folder of a project that finds ts-patch.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { takeJobs } from "./take-jobs.mjs";

/** What ends a compile, where a compiler of its own would end its process. */
class Exit extends Error {}

// What ts-patch makes of TypeScript as a library.
const ts = createRequire(join(process.cwd(), "package.json"))("ts-patch/compiler/typescript.js");

await takeJobs((args) => {
  let code = 0;
  const exit = (given) => {
    code = given;
    throw new Exit();
  };
  try {
    ts.executeCommandLine({ ...ts.sys, exit }, () => {}, args);
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
  }
  return code;
});
