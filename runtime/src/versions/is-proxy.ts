/** Recognises proxies, whose traps may give other values than those that their targets have. */

/** Whether an object is a proxy; always false on platforms that cannot tell. */
export const isProxy: (value: object) => boolean = findIsProxy() ?? (() => false);

/** Node.js tells, and can be asked without an import that bundles for browsers would have to resolve. */
function findIsProxy(): ((value: object) => boolean) | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly getBuiltinModule?: (name: string) => UtilModule | undefined };
  };
  return process?.getBuiltinModule?.("util")?.types?.isProxy;
}

interface UtilModule {
  readonly types?: { readonly isProxy?: (value: object) => boolean };
}
