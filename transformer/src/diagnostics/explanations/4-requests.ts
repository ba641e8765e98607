/** Pages about requests. */
import type { Explanations } from "./explanation.js";

export const requestExplanations: Explanations = {
  "unknown-output": {
    meaning: "A call asks for something that no node computes and that is not given as an input.",
    fix: "Correct the name, or export a function of that name from one of the dataflow's modules.",
    fine: "Never: the call would be refused when it runs.",
  },
  "missing-input": {
    meaning: "The outputs of a call need an input that the call does not give and the config does not have.",
    fix: "Give it in `inputs`. The related places are the nodes that need it.",
    fine: "Never: the call would be refused when it runs. Inputs whose keys no type tells, such as a `Record<string, number>`, are not checked.",
  },
  "unknown-input": {
    meaning: "A call gives an input that no node has.",
    fix: "Correct the name, or remove it. An input that is only asked for as an output is fine.",
    fine: "Never: the call would be refused when it runs.",
  },
  "unknown-override": {
    meaning: "A call overrides something that is neither a node nor an input.",
    fix: "Correct the name, or remove it.",
    fine: "Never: the call would be refused when it runs.",
  },
  "input-names-node": {
    meaning: "A call gives as an input what a node computes. Taken silently, one of the two values would be lost.",
    fix: "To replace what the node computes, move the key to `overrides`.",
    fine: "Never: the call would be refused when it runs.",
  },
  "input-type": {
    meaning:
      "What a call gives as an input cannot be passed to a node that asks for it. Every node of the dataflow counts, because the input has one type.",
    fix: "Give a value of the type that is asked for, or change the node's type.",
    fine: "Never: the node would get what it does not expect.",
  },
  "override-type": {
    meaning: "What a call puts in the place of a node or input cannot be passed to a node that uses it.",
    fix: "Give a value of the type that is asked for.",
    fine: "In a test that passes wrong values on purpose: say so with `// icosian-expect ICO3207: …`.",
  },
  "input-in-config": {
    meaning: "A value is given in the config, where it is fixed for all calls, and again in the inputs of a call.",
    fix: "Leave it out of one of the two. `overrides` replaces it for one call.",
    fine: "Never: the call would be refused when it runs.",
  },
  "dataflow-arguments": {
    meaning:
      "`dataflow(…)` takes modules, each as `import * as features from …` gives it, or one object of options with the list `modules`. A dataflow is made of whole modules, because the manifest that tells names and inputs belongs to a module. The inside of lists, objects of single functions, and options that stand apart from the modules are nothing that it could link.",
    fix: "Write what the message says.",
    fine: "Never: the dataflow could not be built.",
  },
  "unlinked-node": {
    meaning:
      "Every exported function of a dataflow module is a node. This one takes nothing that a node gives or another node takes, nothing takes its value, and no call of the program asks for it: it may be a helper, such as a `main` or a method of a class, that became a node unnoticed.",
    fix: "Keep a helper to the module, or move it to another file. A name that starts with `_`, and `exclude()`, say that an exported function is no node.",
    fine: "When another program asks for it: say so with `// icosian-expect ICO3214: …`, or set the rule to `off`.",
  },
  "input-namesake": {
    meaning:
      "A parameter that no node is named after is an input. This one has the name of something in the modules that is no node: a constant, a function that is not exported, or one with `exclude()`. Nothing gives the input either, so probably that was meant.",
    fix: "Export a function of the name, or use the constant in the body without a parameter. If it is an input, give one of the two another name.",
    fine: "When it is an input that others give: say so with `// icosian-expect ICO3215: …`.",
  },
  "async-node": {
    meaning: "`executeSync` cannot wait, and a node that the outputs need is async.",
    fix: "Use `await execute(…)`, or override the async node.",
    fine: "Never: the call would be refused when it runs.",
  },
};
