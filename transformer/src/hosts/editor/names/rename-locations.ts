/** Finds all locations at which a name of a dataflow is written. */
import type ts from "typescript";
import { locationOfDefinition, locationOfInput, type Consumer, type LocatedDefinition } from "../../../3-link/node.js";
import { isDeclarationFile } from "../../../ir/declaration-file.js";
import type { Location } from "../../../ir/span.js";
import { findTsNode } from "../../../oracle/find/find-ts-node.js";
import type { EditorProgram } from "../project/editor-program.js";
import type { EditorProject } from "../project/editor-project.js";
import { findResultLocations } from "./result-locations.js";
import type { Subject } from "./subject.js";
import { toInnerSpan, toTextSpan } from "./text-span.js";
import type { Variable } from "./variable.js";

/** The last argument of TypeScript's rename methods: preferences, or in older versions one of them. */
export type RenamePreferences = ts.UserPreferences | boolean | undefined;

/** The reason why a variable cannot be renamed; null if it can. */
export function findRenameFault(variable: Variable, editor: EditorProgram): string | null {
  const declared = [...variable.nodes, ...variable.consumers].find(({ module }) => isDeclarationFile(module.file));
  if (declared !== undefined) return `\`${variable.name}\` is declared in ${declared.module.file}.`;
  const unreadable = [...variable.nodes, ...variable.consumers].find(({ module }) => !editor.isReadable(module.file));
  if (unreadable !== undefined) return `${unreadable.module.file} cannot be read.`;
  const modified = findModified(variable, editor);
  return modified && `\`${variable.name}\` is written in a modifier of \`${modified.definition.reference.local}\`.`;
}

/** The locations that change when a variable is renamed that can be renamed. */
export function findRenameLocations(
  variable: Variable,
  project: EditorProject,
  preferences: RenamePreferences,
): ts.RenameLocation[] {
  const editor = project.program;
  const { typescript } = project;
  return keepOnce([
    ...variable.nodes.map(locationOfDefinition).flatMap((location) => findOwnLocations(location, project, preferences)),
    ...variable.consumers.flatMap((consumer) =>
      // A value that a modifier feeds has no name in the function's source.
      consumer.input.feed === undefined ? findInputLocations(consumer, project, preferences) : [],
    ),
    ...variable.consumers.flatMap((consumer) => findSavedSpan(consumer, editor) ?? []),
    ...variable.mentions.map(toMention),
    ...findResultLocations(variable, project).map((location) => ({
      fileName: location.file,
      textSpan: toTextSpan(location.span),
      ...(location.isShorthand ? { suffixText: `: ${variable.name}` } : {}),
    })),
  ]);

  /** A shorthand property such as `{ spend }` also names a variable, which keeps its name. */
  function toMention(mention: Subject): ts.RenameLocation {
    const location = { fileName: mention.file, textSpan: toInnerSpan(mention) };
    const sourceFile = editor.program.getSourceFile(mention.file);
    const tsName = sourceFile && findTsNode(sourceFile, mention.span, typescript);
    const isShorthand = tsName !== undefined && typescript.isShorthandPropertyAssignment(tsName.parent);
    return isShorthand ? { ...location, suffixText: `: ${mention.name}` } : location;
  }
}

/** The node whose modifiers contain the name, so that renaming is not supported; null if there is none. */
function findModified({ nodes, consumers }: Variable, editor: EditorProgram): LocatedDefinition | null {
  const isOf = (a: LocatedDefinition, b: LocatedDefinition): boolean =>
    a.module === b.module && a.definition.nameSpan.start === b.definition.nameSpan.start;
  const isNamedElsewhere = (node: LocatedDefinition): boolean =>
    !node.module.definitions.some(
      (definition) => definition.name === node.definition.name && isOf(node, { module: node.module, definition }),
    );
  const isFed = (consumer: Consumer): boolean =>
    consumer.input.feed !== undefined &&
    !nodes.some((node) => isOf(node, consumer)) &&
    findSavedSpan(consumer, editor) === null;
  return nodes.find(isNamedElsewhere) ?? consumers.find(isFed) ?? null;
}

/** Where a saver names what it saves; null for any other input, and if the name is not written there. */
function findSavedSpan({ input }: Consumer, editor: EditorProgram): ts.RenameLocation | null {
  const { mayCollect, readAt, name } = input;
  if (mayCollect !== true || readAt === undefined) return null;
  const { start, end } = readAt.span;
  const text = editor.program.getSourceFile(readAt.file)?.text.slice(start + 1, end - 1);
  return text === name ? { fileName: readAt.file, textSpan: { start: start + 1, length: name.length } } : null;
}

/** The locations that change when one input is renamed. A destructured input has two: the property and the variable. */
export function findInputLocations(
  consumer: Consumer,
  project: EditorProject,
  preferences: RenamePreferences,
): readonly ts.RenameLocation[] {
  const { typescript } = project;
  const { program } = project.program;
  const location = locationOfInput(consumer);
  const sourceFile = program.getSourceFile(location.file);
  const element = sourceFile && findTsNode(sourceFile, location.span, typescript).parent;
  if (!element || !typescript.isBindingElement(element)) return findOwnLocations(location, project, preferences);
  const property = program.getTypeChecker().getTypeAtLocation(element.parent).getProperty(consumer.input.name);
  const names = (property?.declarations ?? []).flatMap((each) => typescript.getNameOfDeclaration(each) ?? []);
  const ofProperty = names.flatMap((name) => {
    const declared = { file: name.getSourceFile().fileName, span: { start: name.getStart(), end: name.end } };
    return findOwnLocations(declared, project, true);
  });
  if (element.propertyName !== undefined) return keepOnce(ofProperty);
  // Both names change, so that TypeScript does not keep one of them next to the other.
  const plain = { fileName: location.file, textSpan: toTextSpan(location.span) };
  return keepOnce([plain, ...findOwnLocations(location, project, true), ...ofProperty]);
}

/** The locations that TypeScript itself finds. */
function findOwnLocations(
  { file, span }: Location,
  { languageService }: EditorProject,
  how: RenamePreferences,
): readonly ts.RenameLocation[] {
  // A cast because versions of TypeScript declare different types for this argument, which is passed on unchanged.
  return languageService.findRenameLocations(file, span.start, false, false, how as ts.UserPreferences) ?? [];
}

/** Keeps each location once; the first one wins. */
function keepOnce(locations: readonly ts.RenameLocation[]): ts.RenameLocation[] {
  const kept = new Map<string, ts.RenameLocation>();
  for (const location of locations) {
    const key = `${location.fileName}:${location.textSpan.start}`;
    if (!kept.has(key)) kept.set(key, location);
  }
  return [...kept.values()];
}
