/** In every host, the stack trace of a node that throws points at the user's line and column. */
import { describe, expect, it } from "vitest";
import { HostProject } from "./host-project.ts";
import { hostRows } from "./host-table.ts";

const FAILING = `"use dataflow";

interface Row {
  readonly spend: number;
}

/** Fails. */
export const meanSpend = (rows: readonly Row[], weight: number = 1): number => {
  if (weight > 0) throw new RangeError("no rows" satisfies string);
  return rows.length;
};
`;

const CALLING = `import { pathToFileURL } from "node:url";
const { $manifest } = await import(pathToFileURL(process.argv[2]));
$manifest.definitions[0].function([]);
`;

describe.each(hostRows)("%s", (_name, host) => {
  it("shows where the node stands in its TypeScript", async () => {
    const project = await HostProject.create(host, { "src/failing.ts": FAILING, "call.mjs": CALLING });
    try {
      const compiled = await project.compile();
      expect(compiled?.output ?? "").toBe("");
      const { code, stderr } = await project.node("call.mjs", project.toLoadable("src/failing.ts"));
      expect(code).toBe(1);
      expect(stderr).toContain("RangeError: no rows");
      expect(stderr).toContain(`${project.files.path("src/failing.ts")}:9:25`);
    } finally {
      project.files.remove();
    }
  }, 300_000);
});
