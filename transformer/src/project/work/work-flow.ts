/**
 * The program that works for `icosian worker`: imports the file, and takes jobs for the nodes of its dataflow. It talks to
 * the command through messages, and ends with it.
 */
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { work, type RemoteQueue, type RemoteWorker } from "@icosian/runtime/distributed";
import { openFlow } from "@icosian/runtime/tooling";
import { Misuse } from "../misuse.js";
import { describeRunError } from "../run/describe-run-error.js";
import { loadFlow } from "../run/load-flow.js";
import { toShownPath } from "../to-shown-path.js";
import { QueueWatch } from "./queue-watch.js";
import type { TimedEvent, WorkCommand, WorkEvent, WorkReport, WorkRequest } from "./work-messages.js";

let events: TimedEvent[] = [];
let isFlushing = false;
let watch: QueueWatch | null = null;
let worker: RemoteWorker | null = null;
let isStopping = false;

// A terminal and a service manager send their signals to all processes of a command. The command says what to do.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
// Without the command, nobody could end the worker.
process.once("disconnect", () => process.exit(1));
process.on("message", (message) => {
  // A cast because nothing but the command sends messages.
  const command = message as WorkCommand;
  if (command.kind === "work") void begin(command.request);
  else if (command.kind === "ask") void tellHealth();
  else void stop(command.patienceMs);
});

async function begin(request: WorkRequest): Promise<void> {
  let isConnecting = false;
  try {
    const { file, concurrency, name } = request;
    const { flow, exportName } = await loadFlow(file, request.exportName);
    const queue = findQueue(flow, exportName, request);
    watch = new QueueWatch(queue, say);
    const options = {
      queue,
      concurrency: concurrency ?? availableParallelism(),
      module: pathToFileURL(file),
      exportName,
      onEvent,
      ...(name === null ? {} : { name }),
    };
    isConnecting = true;
    worker = await work(flow, options);
    if (isStopping) return;
    process.send?.({ kind: "ready", worker: worker.name, queue: queue.name, concurrency: options.concurrency });
  } catch (error) {
    // A queue says in one sentence what is wrong with it, to which a stack adds nothing.
    const isSentence = isConnecting && error instanceof Error && error.name === "Error";
    const text = isSentence ? `${error.message}\n` : describeRunError(error);
    end({ kind: "failed", text, isMisuse: error instanceof Misuse });
  }
}

/** @throws Misuse if the dataflow has no queue, or its engine none of another name. */
function findQueue(flow: object, exportName: string, { file, queue: name }: WorkRequest): RemoteQueue {
  const { distribution } = openFlow(flow);
  if (distribution !== null) return name === null ? distribution.queue : toNamed(distribution.queue, name);
  throw new Misuse(
    `\`${exportName}\` of ${toShownPath(file)} has no queue from which to take jobs. Give it the adapter \`distribute\`: ` +
      "`adapters: [distribute({ queue: bullmq({ connection }), store })]`. If it has one only with some setting, such as an " +
      "environment variable, start the worker with the same.",
  );
}

function toNamed(queue: RemoteQueue, name: string): RemoteQueue {
  if (queue.named === undefined) throw new Misuse(`The queues of ${queue.name} have no names. Leave out \`--queue\`.`);
  try {
    return queue.named(name);
  } catch (error) {
    throw new Misuse(`There is no such queue: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function onEvent(event: WorkEvent): void {
  if (event.kind === "fault") watch?.noteFault(event.message);
  else say(event);
}

/**
 * Tells the command at once, because a node may compute without a pause after that. What follows in the same turn of the
 * event loop goes in one message.
 */
function say(event: WorkEvent): void {
  events.push({ ...event, time: Date.now() });
  if (isFlushing) return;
  isFlushing = true;
  flush();
  setImmediate(() => {
    isFlushing = false;
    flush();
  });
}

function flush(): void {
  if (events.length > 0) process.send?.({ kind: "events", events });
  events = [];
}

async function tellHealth(): Promise<void> {
  process.send?.({ kind: "health", fault: watch === null ? "The worker is not connected yet." : await watch.ask() });
}

async function stop(patienceMs: number): Promise<void> {
  isStopping = true;
  try {
    await worker?.close(patienceMs);
    end({ kind: "stopped" });
  } catch (error) {
    end({ kind: "failed", text: describeRunError(error), isMisuse: false });
  }
}

function end(report: WorkReport): void {
  flush();
  // Something that the user's code has left open must not keep the process.
  process.send?.(report, () => process.exit(0));
}
