/** Where the checks are hooked into a build: they begin with it, and their errors end it. */
import type { PluginBuild } from "esbuild";
import type { UnpluginContextMeta, UnpluginOptions } from "unplugin";
import { isWatching } from "../is-watching.js";
import type { PluginModules } from "../modules/plugin-modules.js";
import { checkBeside, type DevServer } from "./dev-server-check.js";
import { GraphCheck, type CheckOutcome } from "./graph-check.js";

/** What bundlers call; in Vite there is a server too. */
type CheckHooks = Pick<UnpluginOptions, "buildStart" | "buildEnd" | "watchChange"> & {
  readonly configureServer?: (server: DevServer) => void;
};

/** The hooks of a build; none where nothing is to be checked. */
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
      // Who watches sees what was printed, and goes on.
      if (running === null || isServing || isWatching(this, meta)) return;
      const { failure } = await running;
      check?.close();
      // A build that has failed already says why.
      if (failure !== null && error === undefined) throw new Error(failure);
    },
    configureServer(server) {
      isServing = true;
      // Test runners have a server too.
      if (process.env["VITEST"] === undefined) checkBeside(server, getCheck());
    },
  };
}

/** Hooks the checks into esbuild, which has no notion of watching: it says itself what an error does. */
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
