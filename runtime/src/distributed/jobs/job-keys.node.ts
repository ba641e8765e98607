/** The keys under which values, results and failures of jobs are stored. */
import { toHexHash } from "../../cache/create-hasher.node.js";

/** The key of a value that is an input, by its content hash. */
export function toValueKey(dataVersion: string): string {
  return toHexHash(`value ${dataVersion}`);
}

/** The key of the results of a batch. */
export function toBatchKey(version: string, inputs: string, node: string | null): string {
  return toHexHash(`batch ${version} ${inputs}${node === null ? "" : ` @${node}`}`);
}

/** The key of the failure of one submission. */
export function toFailureKey(key: string, submission: string): string {
  return toHexHash(`failure ${key} ${submission}`);
}

/** A key that no other run finds, for nodes whose values must not be used again. */
export function toOwnKey(key: string, runId: string, call: number): string {
  return toHexHash(`once ${key} ${call} ${runId}`);
}
