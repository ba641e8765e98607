/** What is bundled behaves like what it was made of: it finds its other files, and names no source map by mistake. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { expect, it } from "vitest";

const BUILT: string = join(import.meta.dirname, "../../../../transformer/dist");

const bundles: readonly string[] = readdirSync(BUILT, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".js"))
  .filter((name) => /^\/\/ (transformer|runtime)\//m.test(readFileSync(join(BUILT, name), "utf8")))
  .map((name) => name.replaceAll("\\", "/"));

it("bundles what starts processes and threads", () => {
  for (const entry of ["cli/main", "main", "register/compiler", "bundlers/modules/compile-worker", "editor/plugin"])
    expect(bundles).toContain(`hosts/${entry}.js`);
  expect(bundles.filter((name) => name.startsWith("hosts/shared/")).length).toBeGreaterThan(20);
});

it("finds addresses from where bundles are", () => {
  expect(
    bundles.filter((name) => readFileSync(join(BUILT, name), "utf8").includes('lastIndexOf("/dist/")')).length,
  ).toBeGreaterThan(8);
});

it.each(bundles)("%s finds its modules", (name) => {
  const file = join(BUILT, name);
  const text = readFileSync(file, "utf8");
  const { program, module } = parseSync(file, text);
  const requests = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  for (const request of requests.filter((each) => each.startsWith(".")))
    expect(relative(BUILT, join(dirname(file), request))).toMatch(/^hosts.shared.[\w-]+\.js$/);
  const own: string[] = [];
  const addresses: string[] = [];
  new Visitor({
    MemberExpression({ object, property }) {
      if (object.type === "MetaProperty" && property.type === "Identifier" && property.name === "url") own.push(name);
    },
    NewExpression({ arguments: [path, base] }) {
      const isModule = base?.type === "CallExpression" && text.slice(base.start, base.end).startsWith("url");
      if (isModule && path?.type === "Literal") addresses.push(String(path.value));
    },
  }).visit(program);
  expect(own).toEqual([]);
  for (const address of addresses) expect(existsSync(join(BUILT, address)), address).toBe(true);
  expect(text).not.toMatch(/\/[*/]#\s+sourceMappingURL=\S/);
});
