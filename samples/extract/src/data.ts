/**
 * Forty eruptions of the geyser Old Faithful: the duration of each and the time until the next, in minutes.
 *
 * @see Azzalini and Bowman, "A look at some data on the Old Faithful geyser", Applied Statistics 39 (1990); these are
 * the first rows of the data set `faithful` of R.
 */
export const faithful: string = `
3.6 79, 1.8 54, 3.333 74, 2.283 62, 4.533 85, 2.883 55, 4.7 88, 3.6 85, 1.95 51, 4.35 85,
1.833 54, 3.917 84, 4.2 78, 1.75 47, 4.7 83, 2.167 52, 1.75 62, 4.8 84, 1.6 52, 4.25 79,
1.8 51, 1.75 47, 3.45 78, 3.067 69, 4.533 74, 3.6 83, 1.967 55, 4.083 76, 3.85 78, 4.433 79,
4.3 73, 4.467 77, 3.367 66, 4.033 80, 3.833 74, 2.017 52, 1.867 48, 4.833 80, 1.833 59, 4.783 90`;
