/** Builds once with Vite, with the plugin or without; prints the milliseconds, of which loading Vite is no part. */
import { build } from "vite";

const [root, entry, which] = process.argv.slice(2);
const start = performance.now();
const plugins = which === "with" ? [(await import("@icosian/transformer/vite")).default()] : [];
await build({
  root,
  configFile: false,
  logLevel: "error",
  plugins,
  build: { lib: { entry, formats: ["es"], fileName: "built" }, minify: true, sourcemap: true },
});
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ milliseconds: performance.now() - start, processor: (user + system) / 1000 }));
