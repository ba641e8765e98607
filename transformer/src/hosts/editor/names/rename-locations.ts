/** All places at which a name of a dataflow is written. */
import type ts from "typescript";
import { placeOfDefinition, placeOfInput, type Consumer, type LocatedDefinition } from "../../../3-link/node.js";
import { isDeclarationFile } from "../../../ir/declaration-file.js";
import type { Place } from "../../../ir/span.js";
import { findTsNode } from "../../../oracle/find/find-ts-node.js";
import type { EditorProgram } from "../project/editor-program.js";
import type { EditorProject } from "../project/editor-project.js";
import { findResultPlaces } from "./result-locations.js";
import type { Subject } from "./subject.js";
import { toInnerSpan, toTextSpan } from "./text-span.js";
import type { Variable } from "./variable.js";

/** What versions of TypeScript pass last: preferences, or the one of them that counts. */
export type RenamePreferences = ts.UserPreferences | boolean | undefined;

/** What is in the way of another name for a variable; null when nothing is. */
export function findRenameFault(variable: Variable, editor: EditorProgram): string | null {
  const declared = [...variable.nodes, ...variable.consumers].find(({ module }) => isDeclarationFile(module.file));
  if (declared !== undefined) return `\`${variable.name}\` is declared in ${declared.module.file}.`;
  const unreadable = [...variable.nodes, ...variable.consumers].find(({ module }) => !editor.isReadable(module.file));
  if (unreadable !== undefined) return `${unreadable.module.file} cannot be read.`;
  const modified = findModified(variable);
  return modified && `\`${variable.name}\` is written in a modifier of \`${modified.definition.reference.local}\`.`;
}

/** The places that change when a variable gets another name, with which nothing is in the way. */
export function findRenamePlaces(
  variable: Variable,
  project: EditorProject,
  preferences: RenamePreferences,
): ts.RenameLocation[] {
  const editor = project.program;
  const { typescript } = project;
  return keepOnce([
    ...variable.nodes.map(placeOfDefinition).flatMap((place) => findOwnPlaces(place, project, preferences)),
    ...variable.consumers.flatMap((consumer) =>
      // What a modifier reads of its own function has no name in the source.
      consumer.input.feed === undefined ? findInputPlaces(consumer, project, preferences) : [],
    ),
    ...variable.mentions.map(toMention),
    ...findResultPlaces(variable, project).map((place) => ({
      fileName: place.file,
      textSpan: toTextSpan(place.span),
      ...(place.isShorthand ? { suffixText: `: ${variable.name}` } : {}),
    })),
  ]);

  /** A key such as `{ spend }` names a variable too, which keeps its name. */
  function toMention(mention: Subject): ts.RenameLocation {
    const place = { fileName: mention.file, textSpan: toInnerSpan(mention) };
    const sourceFile = editor.program.getSourceFile(mention.file);
    const tsName = sourceFile && findTsNode(sourceFile, mention.span, typescript);
    const isShorthand = tsName !== undefined && typescript.isShorthandPropertyAssignment(tsName.parent);
    return isShorthand ? { ...place, suffixText: `: ${mention.name}` } : place;
  }
}

/** The node whose modifiers write the name, so that renaming it is more than can be done here; null where there is none. */
function findModified({ nodes, consumers }: Variable): LocatedDefinition | null {
  const isOf = (a: LocatedDefinition, b: LocatedDefinition): boolean =>
    a.module === b.module && a.definition.nameSpan.start === b.definition.nameSpan.start;
  const isNamedElsewhere = (node: LocatedDefinition): boolean =>
    !node.module.definitions.some(
      (definition) => definition.name === node.definition.name && isOf(node, { module: node.module, definition }),
    );
  const isFed = (consumer: Consumer): boolean =>
    consumer.input.feed !== undefined && !nodes.some((node) => isOf(node, consumer));
  return nodes.find(isNamedElsewhere) ?? consumers.find(isFed) ?? null;
}

/** The places that change when one input gets another name: a destructured one has two, of the property and of the variable. */
export function findInputPlaces(
  consumer: Consumer,
  project: EditorProject,
  preferences: RenamePreferences,
): readonly ts.RenameLocation[] {
  const { typescript } = project;
  const { program } = project.program;
  const place = placeOfInput(consumer);
  const sourceFile = program.getSourceFile(place.file);
  const element = sourceFile && findTsNode(sourceFile, place.span, typescript).parent;
  if (!element || !typescript.isBindingElement(element)) return findOwnPlaces(place, project, preferences);
  const property = program.getTypeChecker().getTypeAtLocation(element.parent).getProperty(consumer.input.name);
  const names = (property?.declarations ?? []).flatMap((each) => typescript.getNameOfDeclaration(each) ?? []);
  const ofProperty = names.flatMap((name) => {
    const declared = { file: name.getSourceFile().fileName, span: { start: name.getStart(), end: name.end } };
    return findOwnPlaces(declared, project, true);
  });
  if (element.propertyName !== undefined) return keepOnce(ofProperty);
  // Both names change, so that none of the two is kept beside the other.
  const plain = { fileName: place.file, textSpan: toTextSpan(place.span) };
  return keepOnce([plain, ...findOwnPlaces(place, project, true), ...ofProperty]);
}

/** The places that TypeScript itself finds. */
function findOwnPlaces(
  { file, span }: Place,
  { languageService }: EditorProject,
  how: RenamePreferences,
): readonly ts.RenameLocation[] {
  // A cast because versions of TypeScript disagree on the type of what is passed on as it came.
  return languageService.findRenameLocations(file, span.start, false, false, how as ts.UserPreferences) ?? [];
}

/** Every place once; the first that is given counts. */
function keepOnce(places: readonly ts.RenameLocation[]): ts.RenameLocation[] {
  const kept = new Map<string, ts.RenameLocation>();
  for (const place of places) {
    const key = `${place.fileName}:${place.textSpan.start}`;
    if (!kept.has(key)) kept.set(key, place);
  }
  return [...kept.values()];
}
