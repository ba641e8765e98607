/** Where samples are put. */

/** Paths without extension: of the module, and of the program, which is `main` where there is none yet. */
export const STEMS = { module: ["src/features"], program: ["src/main", "src/run-features"] } as const;

/** Paths that are looked at, to leave alone what is there. */
export const SAMPLE_PATHS: readonly string[] = [...STEMS.module, ...STEMS.program].flatMap((stem) =>
  [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs"].map((extension) => stem + extension),
);
