/** Adds the transformer to a configuration of Jest, which allows one transformer per kind of file. */
import { closeJson, findProperty, hasSpread, openCode, openJson, type JsonDraft } from "./draft.js";
import type { Edit } from "./edit.js";
import { findConfiguration, type FoundConfiguration } from "../look/find-configuration.js";
import { appendItems } from "./insert-items.js";

const TRANSFORMER = "@icosian/transformer/jest";

/** A configuration of Jest. */
export interface JestText {
  /** Path of the file in the project's folder. */
  readonly file: string;
  /** Text of the file. */
  readonly text: string;
  /** Whether Jest runs ES modules natively. */
  readonly isEsm: boolean;
}

/** Properties that already determine how files are transformed. */
const TRANSFORMING = ["transform", "preset", "transformIgnorePatterns", "extensionsToTreatAsEsm", "projects"];

/** Adds the properties that Jest needs, unless the file already determines how files are transformed. */
export function editJest({ file, text, isEsm }: JestText): Edit {
  if (text.includes(TRANSFORMER)) return { kind: "unchanged" };
  const isJson = file.endsWith(".json");
  const items = toItems(isEsm, isJson);
  const manual = (why: string): Edit => ({ kind: "manual", why, lines: items.join(",\n") });
  const json = isJson ? openJson(text) : null;
  const draft = json ?? openCode(file, text);
  if (draft === null) return manual("It has a syntax error.");
  const found = json === null ? findConfiguration(draft.program) : findInPackage(json);
  if ("why" in found) return manual(found.why);
  if (hasSpread(found.object)) return manual("Part of it is written elsewhere and may contain transformers.");
  const present = TRANSFORMING.find((name) => findProperty(found.object, name) !== undefined);
  if (present !== undefined)
    return manual(
      `It has \`${present}\` already. To run another transformer after this one, name it as an option: \`["${TRANSFORMER}", { "next": "@swc/jest" }]\`.`,
    );
  appendItems(draft, found.object, items);
  return { kind: "edited", text: json === null ? draft.edits.toString() : closeJson(json) };
}

/** A configuration for a project that has none. */
export function toJestConfig(isEsm: boolean): string {
  const lines = toItems(isEsm, false).map((item) => `  ${item},\n`);
  return `export default {\n${lines.join("")}};\n`;
}

function findInPackage({ root }: JsonDraft): FoundConfiguration {
  const value = findProperty(root, "jest")?.value;
  return value?.type === "ObjectExpression" ? { object: value } : { why: "Its `jest` is not an object." };
}

/** The properties to add. Icosian's packages are ES modules, so they have to be transformed if Jest runs CommonJS. */
function toItems(isEsm: boolean, isJson: boolean): readonly string[] {
  const items = isEsm
    ? [
        ["extensionsToTreatAsEsm", `[".ts"]`],
        ["transform", String.raw`{ "\\.[cm]?tsx?$": "${TRANSFORMER}" }`],
      ]
    : [
        ["transform", String.raw`{ "\\.[cm]?[jt]sx?$": "${TRANSFORMER}" }`],
        ["transformIgnorePatterns", `["/node_modules/(?!@icosian/)"]`],
      ];
  return items.map(([name, value]) => (isJson ? `"${name}": ${value}` : `${name}: ${value}`));
}
