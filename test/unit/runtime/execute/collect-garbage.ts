/** Makes the engine collect garbage now. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
// A cast because only a context made after the flag was set has it.
const collect = runInNewContext("gc") as () => void;

/** Collects everything that nobody refers to. */
export function collectGarbage(): void {
  collect();
}
