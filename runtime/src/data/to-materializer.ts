/** Makes a materializer of a modifier: a manifest with one definition, of which the modifier makes the nodes. */
import { createMaterializer, type Materializer } from "../materialize/materializer.js";
import { describeKind, describeList } from "../errors/words.js";
import { addModifier, type Modifier } from "../modifiers/core/modifier.js";
import { MANIFEST_VERSION } from "../manifest.js";

/** Makes a materializer, which messages call `from(csv, { target: "weeks" })` or `to(csv, { id: "saved" })`. */
export function toMaterializer<Nodes extends object>(
  modifier: Modifier,
  adapter: unknown,
  options: unknown,
): Materializer<Nodes> {
  const { kind } = modifier;
  const name = `${kind}(${[nameOf(adapter), ...describeOptions(options)].join(", ")})`;
  const stub = (): void => {};
  addModifier(stub, modifier);
  const definition = {
    name,
    function: stub,
    parameters: [],
    inputs: [],
    type: "unknown",
    isAsync: false,
    documentation: "",
    // It is in no dataflow module.
    position: { line: 0, column: 0 },
    codeVersion: "",
    modifiers: [{ kind }],
  };
  // The nodes count by the arguments of the modifier alone; no module has imports that would have to be followed.
  return createMaterializer({ manifestVersion: MANIFEST_VERSION, module: name, definitions: [definition], code: [] });
}

function nameOf(adapter: unknown): string {
  const isObject = (typeof adapter === "object" && adapter !== null) || typeof adapter === "function";
  const { name } = isObject ? (adapter as { readonly name?: unknown }) : {};
  return typeof name === "string" && name !== "" ? name : "…";
}

/** The options that tell materializers apart. */
const OWN: readonly string[] = ["target", "items", "columns", "id"];

function describeOptions(options: unknown): readonly string[] {
  const entries: readonly (readonly [string, unknown])[] =
    typeof options === "object" && options !== null ? Object.entries(options) : [];
  const own = entries.find(([key, value]) => OWN.includes(key) && value !== undefined);
  if (own === undefined) return [];
  const [key, value] = own;
  const isTable = typeof value === "object" && value !== null;
  return [
    `{ ${key}: ${isTable ? describeList(Array.isArray(value) ? value : Object.keys(value)) : describeKind(value)} }`,
  ];
}
