/** Runs npm: the one that runs the tests, else the one on the path. */
import { runOrThrow } from "./run.ts";

/** Runs an npm command in a folder and gives what it printed. */
export function npm(args: readonly string[], folder: string): Promise<string> {
  const { npm_execpath: script } = process.env;
  const options = { folder, timeout: 300_000 };
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script))
    return runOrThrow(process.execPath, [script, ...args], options);
  return runOrThrow(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}
