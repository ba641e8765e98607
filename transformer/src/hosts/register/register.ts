/**
 * The door for plain Node: `node --import @icosian/transformer/register app.ts`.
 *
 * Dataflow modules get their manifest as they are loaded. Types are stripped by Node itself where it does so, and by
 * `oxc-transform` elsewhere; what a file has besides, as decorators, becomes what Node runs. The tsconfig of a file
 * says which files are dataflow modules, what aliases stand for, and what becomes of JSX.
 */
import * as nodeModule from "node:module";
import { loadSync, resolveSync } from "./sync-hooks.js";

// Where types are stripped by a transform, stack traces find the user's lines through its source maps.
process.setSourceMapsEnabled(true);

// For the runtime, which says what is wrong with a module that has no manifest.
Reflect.set(globalThis, Symbol.for("icosian.registered"), true);

// Hooks in the main thread came with Node 22.15; Node 20 has only those that run in a thread of their own.
if (typeof nodeModule.registerHooks === "function") nodeModule.registerHooks({ resolve: resolveSync, load: loadSync });
else nodeModule.register(new URL("./async-hooks.js", import.meta.url));
