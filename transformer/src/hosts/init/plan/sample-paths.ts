/** The paths of samples. */

/** Paths without extension: of the module, and of the program, which is `main` unless that file exists. */
export const STEMS = { module: ["src/features"], program: ["src/main", "src/run-features"] } as const;

/** Paths to inspect, so that existing files are left alone. */
export const SAMPLE_PATHS: readonly string[] = [...STEMS.module, ...STEMS.program].flatMap((stem) =>
  [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs"].map((extension) => stem + extension),
);
