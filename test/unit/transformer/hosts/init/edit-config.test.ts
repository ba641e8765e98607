/** Editing configurations in code: plain forms get the plugin, others a sentence about why not. */
import { describe, expect, it } from "vitest";
import { editConfig } from "../../../../../transformer/src/hosts/init/edit/edit-config.ts";

const IMPORT = `import icosian from "@icosian/transformer/vite";\n`;

function edit(text: string, file = "vite.config.ts", plugin = "@icosian/transformer/vite"): string {
  const result = editConfig({ file, text, plugin, isChecking: false });
  return result.kind === "edited" ? result.text : result.kind === "unchanged" ? "unchanged" : result.why;
}

describe("a plain form", () => {
  it.each([
    ["an object", `export default {};\n`, `${IMPORT}\nexport default {\n  plugins: [icosian()]\n};\n`],
    [
      "a call with plugins, which come later",
      `import { defineConfig } from "vite";\n\n// all\nexport default defineConfig({ plugins: [react(), /* b */ vue()] });\n`,
      `import { defineConfig } from "vite";\n${IMPORT}\n// all\nexport default defineConfig({ plugins: [icosian(), react(), /* b */ vue()] });\n`,
    ],
    [
      "lines of their own, quotes and no semicolons",
      `import { defineConfig } from 'vite'\n\nexport default defineConfig({\n  plugins: [ // all\n    // first\n    react(),\n  ],\n})\n`,
      `import { defineConfig } from 'vite'\nimport icosian from '@icosian/transformer/vite'\n\nexport default defineConfig({\n  plugins: [ // all\n    icosian(),\n    // first\n    react(),\n  ],\n})\n`,
    ],
    [
      "a typed constant",
      `/** @type {import("vite").UserConfig} */\nconst config = { root: "src" } satisfies UserConfig;\nexport default config;\n`,
      `${IMPORT}\n/** @type {import("vite").UserConfig} */\nconst config = { root: "src", plugins: [icosian()] } satisfies UserConfig;\nexport default config;\n`,
    ],
    [
      "a function",
      `export default defineConfig(({ mode }) => ({ plugins: [] }));\n`,
      `${IMPORT}\nexport default defineConfig(({ mode }) => ({ plugins: [icosian()] }));\n`,
    ],
    [
      "a function with one way to its end",
      `export default defineConfig(() => {\n  const root = "src";\n  return { root };\n});\n`,
      `${IMPORT}\nexport default defineConfig(() => {\n  const root = "src";\n  return { root, plugins: [icosian()] };\n});\n`,
    ],
  ])("%s", (_, before, after) => {
    expect(edit(before)).toBe(after);
    expect(edit(after)).toBe("unchanged");
  });

  it("of CommonJS", () => {
    const before = `"use strict";\nconst path = require('path');\nmodule.exports = { entry: path.join("a") };\n`;
    expect(edit(before, "webpack.config.js", "@icosian/transformer/webpack")).toBe(
      `"use strict";\nconst path = require('path');\nconst { default: icosian } = require('@icosian/transformer/webpack');\nmodule.exports = { entry: path.join("a"), plugins: [icosian()] };\n`,
    );
    expect(edit(`"use strict";\nmodule.exports = {};\n`, "rspack.config.js", "@icosian/transformer/rspack")).toContain(
      `"use strict";\nconst { default: icosian } = require("@icosian/transformer/rspack");\nmodule.exports`,
    );
  });

  it.each(["await esbuild.build({ bundle: true })", "const options = { bundle: true };\nawait build(options)"])(
    "of a build script: %s",
    (call) => {
      const before = `#!/usr/bin/env node\nimport * as esbuild from "esbuild";\n${call};\n`;
      expect(edit(before, "build.mjs", "@icosian/transformer/esbuild")).toBe(
        before
          .replace(`"esbuild";\n`, `"esbuild";\nimport icosian from "@icosian/transformer/esbuild";\n`)
          .replace("bundle: true", "bundle: true, plugins: [icosian()]"),
      );
    },
  );
});

describe("another form", () => {
  it.each([
    ["export default [{}, {}];", "It exports several configurations."],
    ["export default mergeConfig(a, b);", "It exports the result of a call."],
    ["export default config;", "It exports `config`, which is not a constant of the file."],
    ["export const plugins = [];", "It exports its configuration in another way."],
    ["export default { ...base };", "Part of it is written elsewhere and may contain plugins."],
    ["export default { plugins: base.concat([]) };", "Its `plugins` is not written as a list."],
    [
      "export default () => { if (a) return {}; return { plugins: [] }; };",
      "It exports a function with more than one `return`.",
    ],
    ["export default () => { return config; };", "It exports a function that does not return an object literal."],
    ["const icosian = 1;\nexport default {};", "It uses the name `icosian` already."],
    ["export default {", "It has a syntax error."],
  ])("%s", (text, why) => expect(edit(text)).toBe(why));

  it.each([
    [`import { transform } from "esbuild";`, "It does not call `build` or `context`."],
    [`build({}); build({});`, "It calls `build` or `context` more than once."],
    [`build(options());`, "The options of its build are not written in the file."],
    [`build();`, "It calls `build` or `context` without options."],
  ])("of a build script: %s", (text, why) => expect(edit(text, "build.mjs", "@icosian/transformer/esbuild")).toBe(why));

  it("comes with the lines to add", () => {
    const file = "webpack.config.cjs";
    expect(
      editConfig({ file, text: "module.exports = [];", plugin: "@icosian/transformer/webpack", isChecking: false }),
    ).toEqual({
      kind: "manual",
      why: "It exports several configurations.",
      lines: `const { default: icosian } = require("@icosian/transformer/webpack");\nplugins: [icosian()]`,
    });
  });
});
