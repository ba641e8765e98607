/** Checks a project in a thread of its own, so that bundlers and their servers are not blocked. */
import { statSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { describeFault } from "../../../project/describe-fault.js";
import { Progress } from "../../../project/progress.js";
import { findConfigFile } from "../../../project/options/read-config.js";
import { NoModules } from "../../../project/misuse.js";
import { Workspace } from "../../../project/workspace.js";
import type { CheckAnswer, CheckCall, CheckSetup } from "./check-messages.js";

/** The modification time of each file of the project at the last check, in milliseconds. */
const known = new Map<string, number>();
const { project, options } = workerData as CheckSetup;
let workspace: Workspace | null = null;

const NOTHING = {
  diagnostics: [],
  moduleCount: 0,
  projectCount: 0,
  counts: { dataflows: 0, linked: 0, alone: 0, declared: 0, undeclaredEdges: 0 },
} as const;

parentPort?.on("message", (call: CheckCall) => void answer(call));

async function answer({ id, changed }: CheckCall): Promise<void> {
  const reply = (more: Omit<CheckAnswer, "id">): void => parentPort?.postMessage({ id, ...more }, []);
  try {
    workspace ??= new Workspace(findConfigFile(project), new Progress({ write: () => {} }), options, "diagnostics");
    const result = await workspace.check([...changed, ...findChanged(workspace)]);
    const { diagnostics, moduleCount, projectCount, counts } = result;
    // The data for editors in a diagnostic may not be cloneable.
    const plain = diagnostics.map((each) => ({ ...each, data: undefined }));
    reply({ result: { diagnostics: plain, moduleCount, projectCount, counts }, fault: null });
  } catch (error) {
    // A project with the plugin but without a dataflow is valid.
    if (error instanceof NoModules) reply({ result: NOTHING, fault: null });
    else reply({ result: null, fault: describeFault(error).trim() });
  } finally {
    if (workspace !== null) findChanged(workspace);
  }
}

/** Finds the files that have changed since the last call, because not every bundler reports them. */
function findChanged(of: Workspace): readonly string[] {
  return of.watched().files.filter((file) => {
    const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const before = known.get(file);
    known.set(file, time);
    return before !== undefined && before !== time;
  });
}
