/** Creates a configuration file for a tool that has none. */
import type { Bundler } from "../look/bundlers.js";
import { toCall } from "./edit-config.js";
import type { Edit } from "./edit.js";
import type { Look } from "../look/look.js";

/** Creates the new files, or instructions for the user. */
export function toNewConfig(
  look: Look,
  { name, configs, plugin, define }: Bundler,
  isChecking: boolean,
): readonly (readonly [string, Edit])[] {
  const [stem = name] = configs;
  const lines = `import icosian from "${plugin}";\nplugins: [${toCall(isChecking)}]`;
  if (define === null)
    return [[stem, { kind: "manual", why: `${name} has no configuration file here that can be edited.`, lines }]];
  const imports = `import icosian from "${plugin}";\nimport { defineConfig } from "${define}";\n`;
  return [
    [
      stem + toExtension(look),
      { kind: "edited", text: `${imports}\nexport default defineConfig({ plugins: [${toCall(isChecking)}] });\n` },
    ],
  ];
}

/** The extension of the file. It must be an ES module, because the plugin is one. */
function toExtension({ package: { type }, tsconfig }: Look): string {
  const language = tsconfig === null ? "js" : "ts";
  return type === "module" ? `.${language}` : `.m${language}`;
}
