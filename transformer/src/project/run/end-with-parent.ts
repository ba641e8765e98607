/** Ends this process when the one that started it is gone, even if a node computes without a pause. */
import { Worker } from "node:worker_threads";

/**
 * Starts a thread that looks after the process that started this one. It does not keep this process alive.
 *
 * A thread, because a process that computes learns nothing of the end of a channel. Windows never tells that a parent is
 * gone; there, the end of the channel has to do.
 */
export function endWithParent(): void {
  const worker = new Worker(new URL("./parent-watch.js", import.meta.url), { workerData: process.ppid, execArgv: [] });
  worker.unref();
  // Without a thread, the process still ends when it hears of the end of the channel.
  worker.on("error", () => {});
}
