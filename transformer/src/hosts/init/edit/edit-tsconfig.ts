/** Adds the plugin's entry to a tsconfig. */
import type { ObjectExpression } from "oxc-parser";
import { closeJson, findProperty, openJson, toText, unwrap, type JsonDraft } from "./draft.js";
import type { Edit } from "./edit.js";
import { appendItems } from "./insert-items.js";
import type { PluginEntry } from "../../typescript/transformer.js";

const PLUGIN = "@icosian/transformer";

/** The part of a tsconfig that concerns plugins. */
export interface TsconfigText {
  /** Text of the file. */
  readonly text: string;
  /** Its plugins, or those of a tsconfig that it extends; null if there are none. */
  readonly effective: readonly unknown[] | null;
}

/**
 * Adds the entry, or the missing properties of an existing entry.
 *
 * @returns Null if the text is not a tsconfig.
 */
export function editTsconfig({ text, effective }: TsconfigText, entry: PluginEntry): Edit | null {
  const draft = openJson(text);
  if (draft === null) return null;
  const entryText = toEntryText(entry);
  const manual = (why: string): Edit => ({ kind: "manual", why, lines: `"plugins": [${entryText}]` });
  const options = findProperty(draft.root, "compilerOptions");
  const value = options === undefined ? undefined : unwrap(options.value);
  if (value !== undefined && value.type !== "ObjectExpression") return manual("`compilerOptions` is not an object.");

  const plugins = value === undefined ? undefined : findProperty(value, "plugins");
  if (plugins === undefined) {
    if (effective?.some(isOurs)) return { kind: "unchanged" };
    // A `plugins` property of its own would replace the inherited plugins.
    if (effective !== null) return manual("It has plugins from a tsconfig that it extends; add the entry there.");
    addPlugins(draft, value, entryText);
    return { kind: "edited", text: closeJson(draft) };
  }
  const list = unwrap(plugins.value);
  if (list.type !== "ArrayExpression") return manual("`plugins` is not a list.");
  const ours = list.elements.find(
    (each): each is ObjectExpression => each?.type === "ObjectExpression" && isOurs(toRecord(each)),
  );
  if (ours === undefined) appendItems(draft, list, [entryText]);
  else appendItems(draft, ours, toMembers(findMissing(toRecord(ours), entry)));
  const edited = closeJson(draft);
  return edited === text ? { kind: "unchanged" } : { kind: "edited", text: edited };
}

/** Adds the types of Node.js if neither these nor a browser's types declare `AbortSignal`. */
export function addNodeTypes(text: string): Edit {
  const draft = openJson(text);
  const options = draft === null ? undefined : findProperty(draft.root, "compilerOptions");
  const value = options === undefined ? undefined : unwrap(options.value);
  const types = value?.type === "ObjectExpression" ? findProperty(value, "types") : undefined;
  const list = types === undefined ? undefined : unwrap(types.value);
  const why = "The types of Icosian use `AbortSignal`, which nothing declares here.";
  if (draft === null || value?.type !== "ObjectExpression" || (list !== undefined && list.type !== "ArrayExpression"))
    return { kind: "manual", why, lines: `"types": ["node"]` };
  if (list === undefined) appendItems(draft, value, [`"types": ["node"]`]);
  else appendItems(draft, list, [`"node"`]);
  return { kind: "edited", text: closeJson(draft) };
}

function addPlugins(draft: JsonDraft, options: ObjectExpression | undefined, entry: string): void {
  if (options === undefined)
    appendItems(draft, draft.root, [`"compilerOptions": {\n\t"plugins": [\n\t\t${entry}\n\t]\n}`]);
  else appendItems(draft, options, [`"plugins": [\n\t${entry}\n]`]);
}

/** The properties that an existing entry lacks. An entry that uses a source transformer does so on purpose. */
function findMissing(present: Readonly<Record<string, unknown>>, entry: PluginEntry): PluginEntry {
  const { transform: _, transformProgram: __, ...rest } = entry;
  const wanted: PluginEntry = "transform" in present ? rest : entry;
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => !(key in present)));
}

function toRecord({ properties }: ObjectExpression): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    properties.flatMap((property) => {
      if (property.type !== "Property" || property.key.type !== "Literal") return [];
      return [[String(property.key.value), toText(unwrap(property.value))]];
    }),
  );
}

function isOurs(entry: unknown): boolean {
  if (typeof entry !== "object" || entry === null) return false;
  const { name, transform } = entry as Readonly<Record<string, unknown>>;
  return name === PLUGIN || transform === PLUGIN;
}

function toEntryText(entry: PluginEntry): string {
  return `{ ${toMembers(entry).join(", ")} }`;
}

function toMembers(entry: PluginEntry): readonly string[] {
  return Object.entries(entry).map(([key, value]) => `${JSON.stringify(key)}: ${toLine(value)}`);
}

/** Writes JSON on one line, with spaces. */
function toLine(value: unknown): string {
  return JSON.stringify(value, null, 1)
    .replace(/(?<=\[)\n */g, "")
    .replace(/\n *(?=\])/g, "")
    .replace(/\n */g, " ");
}
