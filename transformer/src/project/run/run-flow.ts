/**
 * The program that runs a dataflow for `icosian watch` and `icosian mcp`: imports the file, gives the dataflow a cache if
 * it has none and one is wanted, and executes the outputs. It talks to the command through messages, and ends with it.
 */
import type { LifecycleAdapter } from "@icosian/runtime";
import { cache } from "@icosian/runtime/cache";
import { extendDataflow, isCache, type ExecutionExport } from "@icosian/runtime/tooling";
import { Misuse } from "../misuse.js";
import { describeRunError } from "./describe-run-error.js";
import { endWithParent } from "./end-with-parent.js";
import { loadFlow } from "./load-flow.js";
import { LoadedFiles } from "./loaded-files.js";
import { RunNotes } from "./run-notes.js";
import type { DoneReport, RunCommand, RunReport, RunRequest, ShownOutput } from "./run-messages.js";
import { showValue, toJsonText } from "./show-value.js";

/** The kinds of nodes that compute nothing worth telling. */
const PASSING: ReadonlySet<string> = new Set(["field", "given", "metadata", "result"]);

/** A dataflow without its types, which only the compiler knows. */
interface AnyFlow {
  exportExecution(outputs: readonly string[], options: object): ExecutionExport;
  execute(outputs: readonly string[], options: object): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

// What is printed arrives even if a node then computes without a pause, or ends the process.
for (const stream of [process.stdout, process.stderr]) {
  // A cast because Node.js does not declare this object, which only pipes and sockets have.
  const handle = Reflect.get(stream, "_handle") as { setBlocking?(isBlocking: boolean): void } | undefined;
  handle?.setBlocking?.(true);
}

const stopping = new AbortController();
const loaded = new LoadedFiles();

// Without the command, nobody waits for the run.
endWithParent();
process.once("disconnect", () => process.exit(1));
process.on("message", (message) => {
  // A cast because nothing but the command sends messages.
  const command = message as RunCommand;
  if (command.kind === "stop") stopping.abort();
  else void report(command.request);
});

async function report(request: RunRequest): Promise<void> {
  let end: RunReport;
  try {
    end = await run(request);
  } catch (error) {
    end = { kind: "failed", text: describeRunError(error), isMisuse: error instanceof Misuse };
  }
  send({ kind: "loaded", files: loaded.list() });
  // Something that the user's code has left open must not keep the process.
  process.send?.(end, () => process.exit(0));
}

async function run(request: RunRequest): Promise<DoneReport> {
  const { flow: found } = await loadFlow(request.file, request.exportName);
  send({ kind: "loaded", files: loaded.list() });
  const notes = new RunNotes();
  const flow = extendDataflow(found, (adapters) => [notes.adapter, ...withCache(adapters, request)]) as AnyFlow;
  const began = performance.now();
  const { outputs, inputs } = request;
  const values = await flow.execute(outputs, { inputs, signal: stopping.signal });
  const durationMs = performance.now() - began;
  await flow.close();
  return {
    kind: "done",
    runId: notes.runId,
    outputs: Object.entries(values).map(([name, value]) => ({ name, ...show(value, request) })),
    computed: notes.listComputed(findPassing(flow, request)),
    cached: notes.listCached(),
    durationMs,
  };
}

function findPassing(flow: AnyFlow, { outputs, inputs }: RunRequest): ReadonlySet<string> {
  const { nodes } = flow.exportExecution(outputs, { inputs });
  return new Set(nodes.filter(({ kind }) => PASSING.has(kind)).map(({ name }) => name));
}

/** The cache stands next to the nodes, so that the other adapters do to a value that was served what they do to any. */
function withCache(
  adapters: readonly LifecycleAdapter[],
  { cacheFolder: folder }: RunRequest,
): readonly LifecycleAdapter[] {
  return folder === null || adapters.some(isCache) ? adapters : [...adapters, cache({ folder })];
}

function show(value: unknown, { isJson, longestText }: RunRequest): Omit<ShownOutput, "name"> {
  const text = isJson ? toJsonText(value) : showValue(value);
  return { text: longestText === null ? text : text.slice(0, longestText), length: text.length };
}

function send(message: RunReport): void {
  process.send?.(message);
}
