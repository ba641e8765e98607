/** The subpath `@icosian/runtime/columns`: kernels that compute features of columns, each a plain loop. */
export { clip } from "./clip.js";
export { cumulativeSum } from "./cumulative-sum.js";
export { difference } from "./difference.js";
export { fill } from "./fill.js";
export { groupMean } from "./group-mean.js";
export { oneHot } from "./one-hot.js";
export { quantiles } from "./quantiles.js";
export { ratioToLag } from "./ratio-to-lag.js";
export { rollingMax } from "./rolling-max.js";
export { rollingMean } from "./rolling-mean.js";
export { rollingMin } from "./rolling-min.js";
export { rollingStd } from "./rolling-std.js";
export { rollingSum } from "./rolling-sum.js";
export { shift } from "./shift.js";
export type { Numbers } from "./to-numbers.js";
export { zScore } from "./z-score.js";
