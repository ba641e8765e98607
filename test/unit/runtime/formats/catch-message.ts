/** Catches what a test of a format expects to fail. */

/** The message of the error that a function throws or rejects with, after its name; fails when there is none. */
export async function catchMessage(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  throw new Error("Nothing was thrown.");
}
