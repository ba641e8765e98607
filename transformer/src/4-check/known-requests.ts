/** Finds the requests that can be planned at compile time, because everything that their plan depends on is known. */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { CallsIr } from "../ir/calls.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { KnownDataflow, KnownRequest } from "../ir/known-request.js";
import type { Oracle } from "../oracle/oracle.js";
import { findDataflow } from "./find-dataflow.js";
import { Stubs } from "../3-link/expansion/stubs.js";
import { toKnownConfig, UNDETERMINED } from "../3-link/expansion/known-config.js";
import { findModules, type ResolvedCall } from "../3-link/resolve-call.js";
import type { FindSource } from "../3-link/edges/source.js";

/**
 * Finds the requests that can be planned.
 *
 * @param files - The dataflows and requests of each file of the program.
 * @param calls - The dataflows of the program.
 * @param findSource - Finds what a file of the program is.
 */
export function findKnownRequests(
  files: readonly CallsIr[],
  calls: readonly ResolvedCall[],
  findSource: FindSource,
  oracle: Oracle,
): readonly KnownRequest[] {
  const known = calls.flatMap((resolved) => {
    const dataflow = toKnownDataflow(resolved, findSource, oracle);
    return dataflow === null ? [] : [{ ...resolved, dataflow }];
  });
  if (known.length === 0) return [];
  return files.flatMap(({ file, requests }) =>
    requests.flatMap((request): readonly KnownRequest[] => {
      const { outputs, outputsSpan, inputs, overrides, method } = request;
      if (outputs === null || outputsSpan === null || method === "validateExecution" || method === "materialize")
        return [];
      const isOverColumns = method === "executeColumns";
      // Which nodes are computed once depends on which inputs are columns.
      if (isOverColumns && inputs.isOpen) return [];
      const columns = inputs.keys.flatMap(({ name, isColumn }) => (isColumn === true ? [name] : []));
      const names = outputs.flatMap((output) => (output.kind === "name" ? [output.name] : []));
      const found = findDataflow(request.dataflow, file, known, oracle);
      if (found === null || names.length < outputs.length) return [];
      return [
        {
          dataflow: found.dataflow,
          location: { file, span: outputsSpan },
          outputs: [...new Set(names)],
          inputs: inputs.isOpen ? null : inputs.keys.map(({ name }) => name),
          columns: isOverColumns ? columns : null,
          overrides: overrides.keys.map(({ name }) => name),
        },
      ];
    }),
  );
}

/** Describes the dataflow of a call; null if its content is only known when the program runs. */
export function toKnownDataflow(
  { modules, areModulesKnown, call: { config, allowsOverrides } }: ResolvedCall,
  findSource: FindSource,
  oracle: Oracle,
): KnownDataflow | null {
  if (!areModulesKnown || config.isOpen || allowsOverrides === null) return null;
  // Plans are compiled only for sources that are compiled together.
  if (modules.some((module) => isDeclarationFile(module.file))) return null;
  const stubs = new Stubs((location) => findModules(location, findSource, oracle));
  const namespaces = modules.map((source) => ({ [MANIFEST_EXPORT]: stubs.manifestOf(source) }));
  const { values } = toKnownConfig(config);
  const origins = [...stubs.origins.values()];
  const isUndetermined = Object.values(values).includes(UNDETERMINED);
  // Modifiers may ask for any value of the config, and only literals are known.
  if (origins.some(({ modifiers }) => modifiers === null || (isUndetermined && modifiers.length > 0))) return null;
  return { modules: namespaces, config: values, allowModuleOverrides: allowsOverrides };
}
