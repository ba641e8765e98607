/** Pages about reading definitions. */
import type { Explanations } from "./explanation.js";

export const readingExplanations: Explanations = {
  "syntax-error": {
    meaning: "The file is not valid TypeScript, so nothing can be read from it and it gets no manifest.",
    fix: "Fix the syntax; TypeScript reports the same place.",
    fine: "Never.",
  },
  "late-directive": {
    meaning:
      'A directive counts only before all code. Where it stands, `"use dataflow"` is a string that does nothing.',
    fix: 'Make `"use dataflow";` the first statement. Comments and other directives may stand before it.',
    fine: "Never. Remove it if the file is meant to be no dataflow module.",
  },
  "missing-parameter-type": {
    meaning:
      "The type of an input is what its node asks of whatever provides it. It is written to the manifest as it stands, by tools that see one file and have no type checker, so it cannot be inferred.",
    fix: "Write the type out, also beside a default: `week: number = 1`.",
    fine: "Never in a node. A function whose name starts with `_`, or that is not exported, is no node and may leave types out.",
  },
  "missing-return-type": {
    meaning: "The return type is what a node promises to the nodes that use it, and cannot be inferred from one file.",
    fix: "Write the type out behind the parameters. An async function returns a `Promise<…>`; what counts is what it promises.",
    fine: "Never in a node. A function whose name starts with `_`, or that is not exported, is no node.",
  },
  "default-export": {
    meaning: "A node is known by the name of its export. A default export has none that a parameter could have.",
    fix: "Export the function by a name, or move it to a file that is no dataflow module.",
    fine: "Never in a dataflow module.",
  },
  "re-export": {
    meaning:
      "A dataflow module may export nodes of other files: all of them with `export *`, some with `export { a, b } from`. They keep their names, because parameters everywhere refer to a node by the one name that it has. Under a second name a node would be silently left out.",
    fix: "Export it under its own name, rename it in its own file, or write a function of the new name that takes it as its parameter.",
    fine: "Under a name that starts with `_`, which is no node. Also for defaults and whole modules (`export * as`), which are never nodes.",
  },
  "misspelt-directive": {
    meaning:
      'Only the directive "use dataflow", first in the file, makes a file a dataflow module. A string that is almost the directive, or that stands in parentheses or in backquotes, is no directive to anybody: the file would silently have no nodes.',
    fix: 'Write "use dataflow"; as the first statement.',
    fine: "Never: such a string has no other use. Outside of dataflow modules, strings that are further from the directive are not looked at.",
  },
  "javascript-module": {
    meaning:
      "A manifest is made of types that are written out in the syntax of TypeScript, by one file's text alone. JavaScript has none, and types in JSDoc comments are not read, whichever host compiles the file.",
    fix: "Rename the file to `.ts` (`.mts`, `.cts`, `.tsx`) and write the types of parameters and results out. JavaScript files may import it, build dataflows and ask them for outputs.",
    fine: "Never in a source file. A compiled file says it too where another compiler than @icosian/transformer made it; compile it again.",
  },
  "overloaded-node": {
    meaning: "Overload signatures differ in their parameters, so it is not certain what the inputs of the node are.",
    fix: "Give the function one signature, or write one node for each of them.",
    fine: "Never in a node. A helper that is not exported may be overloaded.",
  },
  "generator-node": {
    meaning: "A node has one value. A generator makes many, one after the other, and could be read only once.",
    fix: "Declare that it returns `Parallelizable<Item>`, so that what depends on it is computed once an item. Or return an array of what it yields, or keep the generator a helper that a node calls.",
    fine: "Never in a node that does not fan out.",
  },
  "this-in-node": {
    meaning: "Nodes are called as plain functions, without a receiver: `this` is undefined in them.",
    fix: "Name what it needs as a parameter. In a static method, write the class's name in place of `this`.",
    fine: "Never in a node. Functions inside a node may have a `this` of their own.",
  },
  "rest-parameter": {
    meaning: "Parameters name inputs. A rest parameter stands for any number of values and names none.",
    fix: "Name each input as a parameter of its own, or take them apart as one object: `({ a, b }: { a: number; b: number })`.",
    fine: "Never in a node.",
  },
  "array-parameter": {
    meaning: "Parameters name inputs. An array pattern has names for the elements and none for the array.",
    fix: "Give the parameter a name and take the array apart in the body.",
    fine: "Never in a node.",
  },
  "hidden-runtime-type": {
    meaning:
      "`RunContext`, `Collect` and `Parallelizable` are recognised by their import, from one file's text. Behind an alias, or inside a larger type, they cannot be seen there, and the parameter would become an input.",
    fix: "Write the type directly, as the whole type of the parameter. It may be renamed when it is imported.",
    fine: "Never in the signature of a node.",
  },
  "unnamed-part": {
    meaning:
      "Each property of a destructured parameter is an input. A rest element or a computed key has no name to be one.",
    fix: "Name each input as a property.",
    fine: "Never in a node's parameters. Nested patterns are fine: the outer property is the input.",
  },
  "distant-input-types": {
    meaning:
      "The types of named inputs are read from one file's text. Imported, inherited, generic and computed types are not in it.",
    fix: "Write the type in place, or as an interface or type alias of the same file, without `extends` and type parameters.",
    fine: "Never for destructured parameters. A parameter with a name may have any type.",
  },
  "several-named-parameters": {
    meaning:
      "All named inputs of a node arrive as one object. With two destructured parameters it would not be certain which gets what.",
    fix: "Put all named inputs into one destructured parameter.",
    fine: "Never in a node.",
  },
  "duplicate-in-module": {
    meaning:
      "A name stands for one node. Two definitions of one module would make it depend on their order which one runs.",
    fix: "Rename one of them.",
    fine: "Never within one module.",
  },
  "static-property-node": {
    meaning:
      "Static methods are nodes; static properties are not, even when they hold a function. It looks like a node and would not be one.",
    fix: "Write it as a static method, or make it `private`, or start its name with `_`.",
    fine: "When it is meant to be a helper: make it `private static`.",
  },
  "unusable-name": {
    meaning: "Other nodes take a value by a parameter of its name, and no parameter can have this one.",
    fix: "Give the node a name that is an identifier, written out.",
    fine: "Never for a node.",
  },
  "node-argument": {
    meaning:
      "`node(…)` makes a definition of the function that is written in its parentheses. A function that stands elsewhere cannot be read from there.",
    fix: "Write the function in place.",
    fine: "Never for an export.",
  },
  "uncalled-node": {
    meaning:
      "Inside a node, the name of another node is that node's function, unless a parameter has the same name. Named without a call, it was probably meant to be the value, and the parameter was forgotten.",
    fix: "Add a parameter of that name. The fix does it.",
    fine: "When the function itself is meant, as in a list of functions: say so with `// icosian-expect ICO2118: …`.",
  },
  "manifest-name": {
    meaning:
      "The manifest is appended to the module as the export `$manifest`. A module that declares that name itself could not be compiled with it.",
    fix: "Give your declaration another name.",
    fine: "Never in a dataflow module.",
  },
  "distant-default": {
    meaning:
      "Under `does` a function's own body never runs, so the defaults of its parameters are taken out of its signature into the manifest. A default that needs another parameter, or has types within it, cannot stand there.",
    fix: "Write a plain value, or put the expression into a constant or function of the module and name that.",
    fine: "Never: the default would be lost.",
  },
  "discarded-body": {
    meaning:
      "Under `does` another function computes the node, and the function's own body never runs. Here the body does something, which is lost.",
    fix: "Let the body only throw. If it should run, remove `does`.",
    fine: "Where the body is kept on purpose, for example as a reference: expect the diagnostic with a reason.",
  },
  "thenable-name": {
    meaning:
      "`await` calls the method `then` of what it is given. A module that exports `then` is called when it is imported dynamically, and a result with the key `then` when it is awaited, if its value is a function.",
    fix: "Give the node another name.",
    fine: "Never: the dataflow could not be built.",
  },
  "too-deep": {
    meaning:
      "The parser goes one step deeper for each bracket, condition and operator around a piece of code, and its stack ends at about 2,000 brackets, 5,000 conditions or 28,000 operators. TypeScript's own ends earlier. Such code is usually written by a program.",
    fix: "Give inner parts a name of their own: a constant or a function for each few hundred. Write long sums and chains as a list and a loop, and large data into a file that the program reads.",
    fine: "Never: nothing could be read of the file.",
  },
};
