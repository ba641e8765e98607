/** The last plans for outputs that are requested repeatedly. */
import type { Request } from "./request/request.js";

/** A plan, and the names that it was created for. */
interface Recent<Bound> {
  readonly plan: Bound;
  readonly inputs: readonly string[];
  readonly overrides: readonly string[];
}

/**
 * Remembers one plan for asynchronous and one for synchronous requests, because consecutive requests usually have the
 * same names.
 *
 * @typeParam Bound - What a plan becomes to be executed.
 */
export class RecentPlans<Bound> {
  #waiting: Recent<Bound> | null = null;
  #direct: Recent<Bound> | null = null;

  /**
   * Returns the plan of a request.
   *
   * @param request - A request; all requests have the same outputs.
   * @param make - Creates the plan, or throws; not called if all names equal those of the last request.
   */
  find(request: Request, make: () => Bound): Bound {
    const { inputNames: inputs, overrideNames: overrides } = request;
    const last = request.canWait ? this.#waiting : this.#direct;
    const isSame = request.problems.length === 0 && last !== null;
    if (isSame && areSameNames(last.inputs, inputs) && areSameNames(last.overrides, overrides)) return last.plan;
    const recent = { plan: make(), inputs, overrides };
    if (request.canWait) this.#waiting = recent;
    else this.#direct = recent;
    return recent.plan;
  }
}

/** Whether two lists have the same names in the same order. */
export function areSameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
