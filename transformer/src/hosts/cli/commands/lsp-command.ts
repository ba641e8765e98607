/** `icosian lsp`: a language server for editors, over the standard streams. */
import { serve } from "../../lsp/serve.js";

/**
 * Serves an editor until it ends the process.
 *
 * @returns Never, because the connection ends the process.
 */
export function lsp(): Promise<never> {
  serve(process.stdin, process.stdout);
  return new Promise(() => {});
}
