/** What Vite's development server does besides: checks go to the terminal and to the overlay. */
import type { UnpluginOptions } from "unplugin";
import { renderLine } from "../../diagnostics/render-line.js";
import type { BackgroundCheck, CheckOutcome } from "./background-check.js";

/** Hooks for Vite, and what they have learnt. */
export interface ViteHooks {
  readonly hooks: NonNullable<UnpluginOptions["vite"]>;
  /** Whether a server runs, which has no end of a build. */
  readonly isServing: () => boolean;
}

/** The parts of Vite's server that are used; Vite is not there under other bundlers. */
interface Server {
  readonly ws: { send(payload: object): void };
  readonly watcher: { on(event: "all", listener: (event: string, file: string) => void): void };
  readonly httpServer: { on(event: "close", listener: () => void): void } | null;
}

/** Makes the hooks. */
export function createViteHooks(check: BackgroundCheck | null): ViteHooks {
  let isServing = false;
  let hadErrors = false;
  const tell =
    (server: Server) =>
    (outcome: CheckOutcome): void => {
      const message = toOverlayMessage(outcome);
      if (message !== null) server.ws.send({ type: "error", err: { message, stack: "", plugin: "icosian" } });
      else if (hadErrors) server.ws.send({ type: "full-reload" });
      hadErrors = message !== null;
    };
  const hooks = {
    configResolved({ command }: { readonly command: string }): void {
      isServing = command === "serve";
    },
    configureServer(server: Server): void {
      // Test runners have servers too, and nobody who looks at overlays.
      if (check === null || process.env["VITEST"] !== undefined) return;
      check.schedule(tell(server));
      server.watcher.on("all", (_event, file) => {
        if (!/\.[cm]?tsx?$/.test(file)) return;
        check.noteChange(file);
        check.schedule(tell(server));
      });
      server.httpServer?.on("close", () => check.close());
    },
  };
  // A cast because Vite's own types are there only where Vite is.
  return { hooks: hooks as NonNullable<UnpluginOptions["vite"]>, isServing: () => isServing };
}

/** What the overlay shows; null when nothing is wrong. */
function toOverlayMessage(outcome: CheckOutcome): string | null {
  if (outcome.kind === "failed") return outcome.message;
  const { diagnostics, sources } = outcome.result;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return null;
  return errors.map((error) => renderLine(error, sources.textOf(error.file) ?? "")).join("\n");
}
