/** Loads the packages of the Model Context Protocol, which the project installs if it wants the server. */
import type * as serving from "@modelcontextprotocol/sdk/server/index.js";
import type * as streaming from "@modelcontextprotocol/sdk/server/stdio.js";
import type * as typing from "@modelcontextprotocol/sdk/types.js";
import type * as zod from "zod/v4";
import { loadPeer } from "../../project/load-peer.js";
import { Misuse } from "../../project/misuse.js";

/** The package that describes and checks arguments and results. */
export type Zod = typeof zod;

/** The loaded packages. */
export interface Sdk {
  /** The module with the server. */
  readonly serving: typeof serving;
  /** The transport over standard input and output. */
  readonly streaming: typeof streaming;
  /** The kinds of messages. */
  readonly typing: typeof typing;
  /** The module with the schemas. */
  readonly zod: Zod;
}

/**
 * Loads the packages.
 *
 * @param project - Path of a file in the folder of the project, whose packages are preferred.
 * @throws Misuse if they are not installed.
 */
export async function loadSdk(project: string): Promise<Sdk> {
  const load = async (specifier: string): Promise<unknown> => {
    const found = await loadPeer(specifier, project);
    if (found !== null) return found;
    throw new Misuse(
      "The server for coding agents needs the packages `@modelcontextprotocol/sdk` and `zod`. Install them: `npm install --save-dev @modelcontextprotocol/sdk zod`.",
    );
  };
  // Casts because the packages belong to the project.
  return {
    serving: (await load("@modelcontextprotocol/sdk/server/index.js")) as typeof serving,
    streaming: (await load("@modelcontextprotocol/sdk/server/stdio.js")) as typeof streaming,
    typing: (await load("@modelcontextprotocol/sdk/types.js")) as typeof typing,
    zod: (await load("zod/v4")) as Zod,
  };
}
