/**
 * The entry point for plain Node.js: `node --import @icosian/transformer/register app.ts`.
 *
 * Dataflow modules get their manifest when they are loaded. Types are stripped by Node.js itself if it can, and
 * otherwise by `oxc-transform`; other syntax, such as decorators, is compiled to JavaScript. The tsconfig of a file
 * determines which files are dataflow modules, what aliases stand for, and how JSX is compiled.
 */
import * as nodeModule from "node:module";
import type * as syncHooks from "./sync-hooks.js";

// Source maps let stack traces show the user's lines if types are stripped by a transform.
process.setSourceMapsEnabled(true);

// Tells the runtime, which explains why a module has no manifest.
Reflect.set(globalThis, Symbol.for("icosian.registered"), true);

// Hooks in the main thread exist since Node.js 22.15; Node.js 20 has only hooks in a thread of their own. Each loads its own.
if (typeof nodeModule.registerHooks === "function") {
  const require = nodeModule.createRequire(import.meta.url);
  const { loadSync, resolveSync } = require("./sync-hooks.js") as typeof syncHooks;
  nodeModule.registerHooks({ resolve: resolveSync, load: loadSync });
} else nodeModule.register(new URL("./async-hooks.js", import.meta.url));
