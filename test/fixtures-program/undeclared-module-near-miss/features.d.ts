export declare function spendMean(spend: readonly number[]): number;
export declare const $manifest: import("@icosian/runtime").Manifest & {
    readonly manifestVersion: 1;
    readonly module: "src/features.ts";
    readonly definitions: readonly [
        { name: "spendMean"; function: typeof spendMean; parameters: ["positional"]; inputs: [{ name: "spend"; isOptional: false; passing: "positional"; }]; isAsync: false; }
    ];
};
