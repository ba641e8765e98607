/** Describes words of the command line that do not exist, with the most similar ones. Loaded when one is found. */
import { findNearest } from "@icosian/runtime/tooling";
import { Misuse } from "../../../project/misuse.js";
import { OPTIONS } from "./options.js";

/** The sentence that ends messages without better advice. */
export const SEE_HELP = "`icosian --help` says what there is.";

/** Creates the error for an unknown option. */
export function toUnknownOption(name: string): Misuse {
  if (name.length === 1) return new Misuse(`Unknown option -${name}. ${SEE_HELP}`);
  // An option of another command has its own name, which is no advice.
  const others = Object.keys(OPTIONS).filter((each) => each !== name);
  const nearest = findNearest(name, others);
  return new Misuse(`Unknown option --${name}${nearest === null ? `. ${SEE_HELP}` : `; did you mean --${nearest}?`}`);
}

/** Creates the error for an unknown format. */
export function toUnknownFormat(name: string, formats: readonly string[]): Misuse {
  const nearest = findNearest(name, formats);
  const hint = nearest === null ? `Formats are ${formats.join(", ")}.` : `Did you mean \`${nearest}\`?`;
  return new Misuse(`There is no format \`${name}\`. ${hint}`);
}

/** Creates the error for an unknown command. */
export function toUnknownCommand(words: readonly string[], commands: readonly string[]): Misuse {
  const [first = "", ...rest] = words;
  const nearest = commands.includes(first) ? null : findNearest(first, commands);
  const hint = nearest === null ? SEE_HELP : `Did you mean \`icosian ${[nearest, ...rest].join(" ")}\`?`;
  return new Misuse(`\`${words.join(" ")}\` is no command of icosian. ${hint}`);
}
