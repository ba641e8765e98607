/** Pages about whole dataflows. */
import type { Explanations } from "./explanation.js";

export const graphExplanations: Explanations = {
  "edge-type": {
    meaning:
      'What a node, a step or a modifier gives cannot be passed where it is asked for. The rule is TypeScript\'s own: the same that would hold for `consumer(producer())`, and for `inject({ x: value("1") })` the same as for `consumer("1")`. A promise counts as what it promises.',
    fix: "Change one of the two types, write a node between them that converts the value, or feed a value of the type that is asked for.",
    fine: "When you know more than the types say, convert in a node. Silencing it hides every later mistake on this edge.",
  },
  "impossible-input": {
    meaning:
      "Two nodes ask for an input of the same name, but no value could be of both types. They probably mean different things.",
    fix: "Change one of the types, or name one of the inputs differently.",
    fine: "Only when the two nodes are never asked for together; better give the inputs two names.",
  },
  "duplicate-across-modules": {
    meaning: "Two modules of a dataflow define a node of the same name, and only one of them could run.",
    fix: "Rename one, leave one of the modules out, or set `allowModuleOverrides: true`: then the last module's definition counts.",
    fine: "When overriding is what you want: say so with `allowModuleOverrides`.",
  },
  cycle: {
    meaning: "Nodes need each other's values, directly or through others, so none of them could be the first to run.",
    fix: "Break the circle: compute one of the values from something else, or split a node in two. A config key of a node's name takes its place and breaks the circle too.",
    fine: "Never.",
  },
  "near-miss": {
    meaning:
      "A parameter that no node is named after is an input. This one is nearly the name of a node, so it is probably misspelt, and the node would silently not be used.",
    fix: "Correct the name. The fix does it.",
    fine: "When it is an input of a similar name: say so with `// icosian-expect ICO3105: …`.",
  },
  "unused-config": {
    meaning: "A config key has no effect: no parameter and no node is named after it.",
    fix: "Correct the key, or remove it.",
    fine: "Never. Keys that only some dataflows read belong into the config of those.",
  },
  "any-edge": {
    meaning:
      "One end of an edge is `any`. TypeScript lets it pass whatever the other end is, so mistakes here are found when it runs.",
    fix: "Write out what the value is. Where nobody can know, `unknown` makes the consumer look.",
    fine: "With libraries that have no types: say so with `// icosian-expect ICO3107: …`, or set the rule to `off`.",
  },
  "plain-module": {
    meaning:
      'A file is passed to `dataflow(…)` that has no `"use dataflow";`. It has no manifest, and the dataflow could not be built.',
    fix: "Begin the file with the directive, name it in the option `include`, or leave it out of the dataflow.",
    fine: "Never.",
  },
  "config-type": {
    meaning:
      'What the config gives, that of the dataflow or of a subdag, cannot be passed to a node that reads it, as a parameter or by `configuration("key")`.',
    fix: "Give a value of the type that the node asks for, or change the node's type.",
    fine: "Never: the node would get what it does not expect.",
  },
  "unresolved-module": {
    meaning:
      "A module that is passed to `dataflow(…)` comes from a file that TypeScript does not find. What it defines is not known, so neither the dataflow nor what is asked of it can be checked.",
    fix: "Correct the path in the import, or install the package that it names. TypeScript's own error there (TS2307) says more.",
    fine: "With a package that has no types: say so with `// icosian-expect ICO3110: …`.",
  },
  "overlapping-variants": {
    meaning:
      "Under the config of this dataflow the gates of several definitions hold, and all of them make the same node, of which only one could run.",
    fix: 'Let their gates exclude each other: `when({ region: "us" })` and `whenNot({ region: "us" })`, or `otherwise()` for the rest.',
    fine: "When the last one should win: set `allowModuleOverrides: true`.",
  },
  "uncovered-variants": {
    meaning:
      "There are definitions of a node for some values of a config key, and none for the value that it has here. Who needs the node then takes it as an input.",
    fix: "Add a definition for this value, or one with `otherwise()`; or name another value in the config.",
    fine: "When the value is meant to come from outside under this config.",
  },
  "unchecked-modifier": {
    meaning:
      "Only running the program tells what a modifier is: it is computed, its arguments are, or it is a modifier of your own that the compiler may not run. The dataflow is checked when it is built, as always, and the compiler says nothing of what is not there, since this definition might make it.",
    fix: 'Write the modifier and its arguments in place, or as constants of the same file. For a modifier that `defineModifier` made, let its package say `"icosian": { "modifiers": "./modifiers.js" }` in its package.json.',
    fine: "When they have to be computed. Set the rule `unchecked-modifier` to `off` if that is your way of working.",
  },
  "unknown-field": {
    meaning:
      "A modifier takes a field, a column or an element out of what a function returns, and the declared return type does not have it. Each name is judged as TypeScript judges the access of that property.",
    fix: "Correct the name, or return what has it. Where a value may be null, or is one of several types, give a `fill`.",
    fine: "Never, unless the declared type is wrong; correct the type then.",
  },
  "pointless-check": {
    meaning:
      "A check of `checkOutput` has the same result for every value of the declared type: `range` on a string can never pass, `allowNaN` on a string can never fail.",
    fix: "Check what the node gives, or remove the check.",
    fine: "Never, unless the declared type is wrong; correct the type then.",
  },
  "unfit-body": {
    meaning:
      "The function of a `does` cannot take the place of the signature's body. It is judged as TypeScript judges the call of it with the signature's parameters, in order or, with a mapping, as one object; it may take fewer of them. What it gives has to be what the signature is declared to return.",
    fix: "Change the function, the signature or the mapping, so that they fit.",
    fine: "Never: the node would be computed from missing or wrong values.",
  },
};
