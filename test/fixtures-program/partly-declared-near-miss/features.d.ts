import { type Modified, type Modifier } from "@icosian/runtime";
export declare const spendMean: (spend: readonly number[]) => number;
export declare const scaled: Modified<(spendMean: number, factor: number) => number, [Modifier<"parameterize", string>]>;
export declare const $manifest: import("@icosian/runtime").Manifest & {
    readonly manifestVersion: 1;
    readonly module: "src/features.ts";
    readonly definitions: readonly [
        { name: "spendMean"; function: typeof spendMean; parameters: ["positional"]; inputs: [{ name: "spend"; isOptional: false; passing: "positional"; }]; isAsync: false; },
        { name: "scaled"; function: typeof scaled; parameters: ["positional", "positional"]; inputs: [{ name: "spendMean"; isOptional: false; passing: "positional"; }, { name: "factor"; isOptional: false; passing: "positional"; }]; isAsync: false; modifiers: [{ kind: "parameterize"; arguments: [{ twice: { factor: [value: [2]]; }; }]; }]; }
    ];
};
