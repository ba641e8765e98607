/**
 * Loads the runtime's modifiers at once, for hosts in whose process the user's program runs too.
 *
 * There the program may be about to load the runtime just when the first modifier is made, and Node cannot wait for that
 * in the midst of a `require`.
 */
import "@icosian/runtime";
import "@icosian/runtime/workers";
