/** Errors of Redis and its client, in words that say what helps. */
import { describeThrown } from "../../../errors/words.js";
import { explainNetwork, type FaultWords } from "../remote/explain-network.js";
import { TimeoutFault } from "../remote/patience.js";
import { StoreError, type StoreFault } from "../remote/store-error.js";

/**
 * Says what an error means. The client's error is no cause of the new one: it has the command with all that was sent, also
 * a password.
 *
 * @param name - The server in messages: `Redis at 127.0.0.1:6379`.
 */
export function toRedisFault(thrown: unknown, name: string): StoreFault {
  if (thrown instanceof TimeoutFault) return { kind: "unreachable", error: thrown };
  if (thrown instanceof StoreError) return { kind: "refused", error: thrown };
  // Older servers put what a command of a script says into a sentence of their own.
  const message = describeThrown(thrown).replace(/^ERR Error running script.*?: -(?=[A-Z]+ )/, "");
  // A cast, because errors of the system have a code, and others may.
  const { code = "" } = (thrown ?? {}) as { readonly code?: string };
  const [kind, words] = explainNetwork(code, name) ?? explainReply(message, name);
  return { kind, error: new StoreError(words) };
}

function explainReply(message: string, name: string): FaultWords {
  switch (/^[A-Z]+(?= )/.exec(message)?.[0]) {
    case "WRONGPASS":
      return ["refused", `${name} refuses the user or the password (WRONGPASS).`];
    case "NOAUTH":
      return ["refused", `${name} asks for a password, and none is given (NOAUTH).`];
    case "NOPERM":
      return ["refused", `${name} does not permit this to the user (NOPERM).`];
    case "OOM":
      return ["refused", `The memory of ${name} is full, and it removes nothing by itself (OOM).`];
    case "MISCONF":
      return ["refused", `${name} cannot write to its disk, so it takes nothing (MISCONF).`];
    case "READONLY":
      return ["refused", `${name} is a replica for reading only; name the primary server (READONLY).`];
    case "WRONGTYPE":
      return ["refused", `A key of ${name} is used for something else; choose another \`prefix\` (WRONGTYPE).`];
    case "MOVED":
    case "CROSSSLOT":
      return ["refused", `${name} is part of a cluster, and this store needs a server of its own.`];
    case "LOADING":
    case "MASTERDOWN":
    case "TRYAGAIN":
    case "CLUSTERDOWN":
      return ["busy", `${name} is not ready yet: ${message}`];
    default:
      return explainMessage(message, name);
  }
}

function explainMessage(message: string, name: string): FaultWords {
  if (/Connection is closed|aborted due to connection close|isn't writeable|max retries per request/i.test(message))
    return ["unreachable", `The connection to ${name} was lost.`];
  if (/max number of clients/.test(message)) return ["busy", `${name} has too many clients.`];
  if (/without any password configured|no password is set/.test(message))
    return ["refused", `${name} has no password, and one is given.`];
  if (/DB index is out of range/.test(message)) return ["refused", `${name} has no database of this number.`];
  return ["refused", `${name} says: ${message.replace(/\.?$/, ".")}`];
}
