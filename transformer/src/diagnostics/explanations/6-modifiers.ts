/** Pages about modifiers. */
import type { Explanations } from "./explanation.js";

export const modifierExplanations: Explanations = {
  "invalid-modifier": {
    meaning:
      "The arguments of a modifier cannot be what was meant: a list with nothing in it, a plain value where a feed belongs, an option that there is not. The runtime says the same, under the same number, when a dataflow is built of modifiers that are made at run time.",
    fix: "Do what the message says at the place that it names.",
    fine: "Never: the dataflow could not be built.",
  },
  "unknown-parameter": {
    meaning:
      "A modifier feeds a parameter that the function does not have, or that a modifier nearer to the function feeds already.",
    fix: "Name one of the function's own parameters, or remove the feed.",
    fine: "Never: the dataflow could not be built.",
  },
  "unknown-target": {
    meaning:
      "A modifier is aimed at a node that the definition has not become. Modifiers apply from the function outwards, so a target has to be made by a modifier nearer to the function.",
    fix: "Name one of the nodes that the message lists, or move the modifier outwards.",
    fine: "Never: the dataflow could not be built.",
  },
  "missing-config": {
    meaning:
      "A parameter is fed from a config key by `configuration(…)`, and the config of this dataflow does not have it.",
    fix: "Set the key in `config`.",
    fine: "Never: the dataflow could not be built.",
  },
  "repeated-name": {
    meaning: "Modifiers make two nodes of one name out of one definition, and only one of them could be asked for.",
    fix: "Give one of the two another name.",
    fine: "Never: the dataflow could not be built.",
  },
  "unknown-mutation": {
    meaning: "A function mutates a node that its module does not define. `mutate` finds its target in the same module.",
    fix: "Name a function of the same module, or pass the function itself.",
    fine: "Never: the dataflow could not be built.",
  },
  "recursive-subdag": {
    meaning:
      "The modules of a subdag have, themselves or through the subdags in them, the very definition that the subdag stands on. There would be no end of nodes.",
    fix: "Move what the subdag runs into a module of its own, without the definition that runs it. Or end it by a config: a gate such as `whenNot({ inner: true })` on the definition, and `{ config: { inner: true } }` on the subdag.",
    fine: "Never: the dataflow could not be built.",
  },
};
