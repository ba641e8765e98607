/** Tells whether a process is alive. */

/** Whether there is a process with this id on this machine. Never throws. */
export function isAlive(pid: unknown): boolean {
  // Anything below would stand for a group of processes.
  if (!Number.isSafeInteger(pid) || (pid as number) < 1) return false;
  try {
    process.kill(pid as number, 0);
    return true;
  } catch (error) {
    // It is there, and belongs to another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
