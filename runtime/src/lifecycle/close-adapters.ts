/** Closes adapters together with their dataflow. */
import { adapterFailed } from "../errors/catalogue/8-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { throwProblems } from "../errors/dataflow-error.js";
import type { Problem } from "../errors/problem.js";
import { describeThrown } from "../errors/words.js";
import type { Lifecycle } from "./lifecycle.js";

/**
 * Calls `close` of every adapter that has one.
 *
 * @throws DataflowError ICO8011 for each that failed, after all others have closed.
 */
export async function closeAdapters(lifecycle: Lifecycle | null): Promise<void> {
  const problems: Problem[] = [];
  const close = async ({ adapter, name, call }: Lifecycle["close"][number]): Promise<void> => {
    try {
      await call(Object.freeze({}));
    } catch (thrown) {
      const values = { adapter, hook: name, reason: describeThrown(thrown) };
      problems.push(toProblem(adapterFailed, "", values));
    }
  };
  await Promise.all((lifecycle?.close ?? []).map(close));
  throwProblems(problems);
}
