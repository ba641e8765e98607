/** The thread that kills its process when the process that started it is gone. */
import { workerData } from "node:worker_threads";

/** The time between two looks, in milliseconds. */
const INTERVAL = 500;

setInterval(() => {
  // The system gives a process whose parent is gone to another one.
  if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
}, INTERVAL);
