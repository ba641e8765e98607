/** The requests of `icosian cache`, from the parsed command line. */
import type { CacheRequest } from "../commands/cache-command.js";
import { Misuse } from "../../../project/misuse.js";
import { readDuration, readSize } from "./quantities.js";
import type { OptionValues } from "./options.js";

/** The folder in which samples and documentation keep their cache. */
const DEFAULT_FOLDER = ".icosian/cache";

/**
 * The options of `icosian cache`.
 *
 * @param words - The action and its operands.
 * @throws Misuse for a limit that is not one, and for an empty folder.
 */
export function toCacheRequest(values: OptionValues, [action, ...operands]: readonly string[]): CacheRequest {
  const { folder = DEFAULT_FOLDER, "older-than": olderThan, "max-size": maxSize } = values;
  if (folder === "") throw new Misuse(`Name the folder of the cache: \`--folder ${DEFAULT_FOLDER}\`.`);
  return {
    action: action ?? null,
    operands,
    folder,
    limits: {
      ...(olderThan === undefined ? {} : { olderThanMs: readDuration("--older-than", olderThan) }),
      ...(maxSize === undefined ? {} : { maxBytes: readSize("--max-size", maxSize) }),
    },
    run: values.run ?? null,
    isJson: values.json,
  };
}
