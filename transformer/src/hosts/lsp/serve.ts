/** Serves a client over the standard streams of this process. */
import { createConnection, LSPErrorCodes, Message, ProposedFeatures, ResponseError } from "vscode-languageserver/node";
import { LanguageServer } from "./language-server.js";

const CANCELLED = new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");

/**
 * Serves until the client ends the process, or the stream of its messages ends.
 *
 * @param input - The messages of the client.
 * @param output - Receives the messages of the server; nothing else may be written to it.
 */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  const connection = createConnection(ProposedFeatures.all, input, output, {
    connectionStrategy: {
      // A request that is cancelled before it is looked at needs no work.
      cancelUndispatched: (message) =>
        Message.isRequest(message)
          ? { jsonrpc: message.jsonrpc, id: message.id, error: CANCELLED.toJson() }
          : undefined,
    },
  });
  new LanguageServer(connection).listen();
}
