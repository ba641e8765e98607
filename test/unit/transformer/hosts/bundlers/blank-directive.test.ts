/** The directive goes, and nothing else moves. */
import { expect, it } from "vitest";
import { blankDirective } from "../../../../../transformer/src/hosts/bundlers/modules/blank-directive.ts";

const DIRECTIVE = `"use dataflow";`;
const BLANK = " ".repeat(DIRECTIVE.length);

it.each([
  [`${DIRECTIVE}\nexport {};`, `${BLANK}\nexport {};`],
  [`#!/usr/bin/env node\n${DIRECTIVE}`, `#!/usr/bin/env node\n${BLANK}`],
  [
    `/** "use dataflow"; **/ // 'use dataflow'\n'use strict'\n${DIRECTIVE} f();`,
    `/** "use dataflow"; **/ // 'use dataflow'\n'use strict'\n${BLANK} f();`,
  ],
  [`'use dataflow'\r\nf();`, `              \r\nf();`],
])("blanks %j", (text, expected) => expect(blankDirective(text)).toBe(expected));

it.each([`f("use dataflow");`, `f();\n${DIRECTIVE}`, `/* ${DIRECTIVE}`, `// ${DIRECTIVE}`, "", `"use strict";`])(
  "leaves %j alone",
  (text) => expect(blankDirective(text)).toBe(text),
);

it("takes no longer for a comment of many stars", () => {
  const text = `/${"*".repeat(100_000)} ${" /*".repeat(100_000)}`;
  const start = performance.now();
  expect(blankDirective(text)).toBe(text);
  expect(performance.now() - start).toBeLessThan(1000);
});
