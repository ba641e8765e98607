/** Reads the config of a subdag, which consists of constants and of values from the surrounding config. */
import { invalidModifier, missingConfig } from "../../errors/catalogue/6-modifiers.js";
import type { ArgumentPath } from "../../errors/problem.js";
import { quote } from "../../errors/words.js";
import type { ExpandContext } from "../core/expansion.js";
import { findFeed } from "../core/feed.js";
import { findStrayFeed } from "../core/find-stray-feed.js";
import { checkFeed } from "../core/read-feeds.js";

/**
 * Returns the values by key. In the config, `configuration("key")` stands for the surrounding config's value of that
 * key, `value(…)` for the constant, and `group(…)` for a list or record of these. A `source(…)`, whose value is not
 * known when the dataflow is built, is reported as ICO6009; a key that is not set is reported as ICO6013.
 *
 * @param argument - The path to the config among the modifier's arguments.
 */
export function readInnerConfig(
  config: Readonly<Record<string, unknown>>,
  context: ExpandContext,
  argument: ArgumentPath,
): Readonly<Record<string, unknown>> {
  const read = Object.entries(config).map(
    ([key, given]) => [key, readValue(given, key, context, [...argument, key])] as const,
  );
  // Returns the same object if it contains no feeds, because the compiler finds its place in the source by identity.
  return read.every(([key, value]) => Object.is(config[key], value)) ? config : Object.fromEntries(read);
}

function readValue(given: unknown, key: string, context: ExpandContext, argument: ArgumentPath): unknown {
  if (findFeed(given) !== null) return readFeed(given, key, context, argument);
  const stray = findStrayFeed(given);
  if (stray !== null) {
    const reason = `${quote(key)} in the \`config\` of a subdag has ${stray} within it. Make the whole value a \`group(…)\`.`;
    context.report(invalidModifier, { reason }, argument);
  }
  return given;
}

function readFeed(candidate: unknown, key: string, context: ExpandContext, argument: ArgumentPath): unknown {
  const feed = checkFeed(candidate, context, argument);
  switch (feed?.kind) {
    case undefined:
      return undefined;
    case "value":
      return feed.value;
    case "configuration":
      if (!context.hasConfig(feed.key)) context.report(missingConfig, { key: feed.key }, [...argument, 0]);
      return context.config.forward(feed.key);
    case "source": {
      const reason =
        `${quote(key)} in the \`config\` of a subdag is fed from the node ${quote(feed.name)}, and a config is fixed ` +
        "when the dataflow is built. Give it in `inputs`.";
      context.report(invalidModifier, { reason }, argument);
      return undefined;
    }
    case "list":
      return feed.feeds.map((part, index) => readFeed(part, key, context, [...argument, 0, index]));
    case "record":
      return Object.fromEntries(
        Object.entries(feed.feeds).map(
          ([name, part]) => [name, readFeed(part, key, context, [...argument, 0, name])] as const,
        ),
      );
  }
}
