export declare function spendMean(spend: readonly number[]): string;
export declare const $manifest: import("@icosian/runtime").Manifest;
