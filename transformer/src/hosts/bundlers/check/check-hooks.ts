/** Hooks the checks into a build: they start with the build, and their errors end it. */
import type { PluginBuild } from "esbuild";
import type { UnpluginContextMeta, UnpluginOptions } from "unplugin";
import { isWatching } from "../is-watching.js";
import type { PluginModules } from "../modules/plugin-modules.js";
import { checkBeside, type DevServer } from "./dev-server-check.js";
import { GraphCheck, type CheckOutcome } from "./graph-check.js";

/** The hooks that bundlers call, and the hook for Vite's development server. */
type CheckHooks = Pick<UnpluginOptions, "buildStart" | "watchChange"> & {
  /** Receives the error with which a build has failed. */
  readonly buildEnd?: (this: object, error?: unknown) => Promise<void>;
  readonly configureServer?: (server: DevServer) => void;
};

/** Creates the hooks of a build; none if checking is switched off. */
export function createCheckHooks(modules: PluginModules, meta: UnpluginContextMeta): CheckHooks {
  if (modules.check === null) return {};
  const { check: option } = modules;
  let check: GraphCheck | null = null;
  let running: Promise<CheckOutcome> | null = null;
  let changed: string[] = [];
  let isServing = false;
  const getCheck = (): GraphCheck => (check ??= new GraphCheck(modules.root, option, modules.checkOptions));
  return {
    buildStart() {
      if (isServing) return;
      running = getCheck().run(changed);
      changed = [];
    },
    watchChange(file) {
      changed.push(file);
    },
    async buildEnd(error?: unknown) {
      if (isServing) check?.close();
      // In watch mode the user sees the printed diagnostics, and the build continues.
      if (running === null || isServing || isWatching(this, meta)) return;
      const { failure } = await running;
      check?.close();
      // A failed build has already reported why.
      if (failure !== null && error === undefined) throw new Error(failure);
    },
    configureServer(server) {
      isServing = true;
      // Test runners have a development server too.
      if (process.env["VITEST"] === undefined) checkBeside(server, getCheck());
    },
  };
}

/** Hooks the checks into esbuild, which decides itself whether an error ends a build or a watch. */
export function checkInEsbuild({ onStart, onEnd, onDispose }: PluginBuild, modules: PluginModules): void {
  if (modules.check === null) return;
  const check = new GraphCheck(modules.root, modules.check, modules.checkOptions);
  let running: Promise<CheckOutcome> | null = null;
  onStart(() => {
    running = check.run();
  });
  onEnd(async () => {
    const failure = (await running)?.failure ?? null;
    return failure === null ? null : { errors: [{ text: failure }] };
  });
  onDispose(() => check.close());
}
