#!/usr/bin/env node
/** The command `icosian`. It is committed, so that npm can link it in a clone before anything is built. */
import * as nodeModule from "node:module";

// Node.js 22 keeps the compiled code of this process's modules for the next one.
nodeModule.enableCompileCache?.();
await import("../dist/hosts/cli/main.js");
