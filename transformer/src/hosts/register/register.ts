/**
 * The door for plain Node: `node --import @icosian/transformer/register app.ts`.
 *
 * Dataflow modules get their manifest as they are loaded. Types are stripped by Node itself where it does so, and by
 * `oxc-transform` elsewhere.
 */
import * as nodeModule from "node:module";
import { loadSync, resolveSync } from "./sync-hooks.js";

// Where types are stripped by a transform, stack traces find the user's lines through its source maps.
process.setSourceMapsEnabled(true);

// Hooks in the main thread came with Node 22.15; Node 20 has only those that run in a thread of their own.
if (typeof nodeModule.registerHooks === "function") nodeModule.registerHooks({ resolve: resolveSync, load: loadSync });
else nodeModule.register(new URL("./async-hooks.js", import.meta.url));
