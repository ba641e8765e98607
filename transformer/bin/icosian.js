#!/usr/bin/env node
/** The command `icosian`. It is committed, so that npm can link it in a clone before anything is built. */
await import("../dist/hosts/cli/main.js");
