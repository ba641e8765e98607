/** The options of `openLineage`. */
import { invalidAdapter } from "../../errors/catalogue/6-adapters.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import { quoteAll } from "../../errors/words.js";
import { isRecord } from "../../plan/request/is-record.js";
import { BOOLEAN, COUNT, FUNCTION } from "../../modifiers/core/find-option-fault.js";
import { readOptions, type OptionKinds } from "../adapters/read-options.js";
import type { GraphExecution } from "../hook-records.js";
import { DELAY, TEXT, WHOLE, withTexts } from "../option-kinds.js";
import type { DatasetName, DatasetSource } from "./dataset-source.js";
import type { LineageEvent } from "./lineage-event.js";

/** Where the source code of the dataflow is kept, for the facet `sourceCodeLocation`. */
export interface SourceCodeLocation {
  /** The source control system: `"git"`. */
  readonly type: string;
  /** The address of the file or folder. */
  readonly url: string;
  /** The address of the repository. */
  readonly repoUrl?: string;
  /** The path in the repository. */
  readonly path?: string;
  /** The revision that is deployed. */
  readonly version?: string;
  /** The tag of that revision. */
  readonly tag?: string;
  /** The branch of that revision. */
  readonly branch?: string;
}

/** The run that started this one, for example a task of a scheduler. */
export interface ParentRun {
  /** The id of that run, a UUID. */
  readonly runId: string;
  /** The namespace of its job. */
  readonly namespace: string;
  /** The name of its job. */
  readonly name: string;
}

/** Where events are sent, and what they say. Exactly one of `url`, `file` and `send` is given. */
export interface OpenLineageOptions {
  /** The address of a lineage server: `http://localhost:5000`. Events are posted to `<url>/api/v1/lineage`. */
  readonly url?: string;
  /** The path of a file to which events are appended, one line of JSON per event. */
  readonly file?: string;
  /** Delivers one event. What it throws, or what its promise rejects with, counts as a failed delivery. */
  readonly send?: (event: LineageEvent) => void | Promise<void>;
  /** The namespace of the job: `"marketing"`. */
  readonly namespace: string;
  /** The name of the job, or a function that returns it for a request. */
  readonly jobName: string | ((run: GraphExecution) => string);
  /** The path below `url` to which events are posted; `api/v1/lineage` unless given. */
  readonly endpoint?: string;
  /** Sent as `Authorization: Bearer <apiKey>`. */
  readonly apiKey?: string;
  /** More headers of each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The longest time for one attempt to deliver an event, in milliseconds; 5,000 unless given. */
  readonly timeoutMs?: number;
  /** How often an event is posted again if the server does not answer, or answers 408, 429 or 5xx; 3 unless given. */
  readonly retries?: number;
  /** The time before the first retry, in milliseconds; it doubles for each further one. 200 unless given. */
  readonly retryDelayMs?: number;
  /** The number of events that wait at most; the oldest one is dropped for a new one. 1,000 unless given. */
  readonly queueLimit?: number;
  /** A description of the job. */
  readonly documentation?: string;
  /** Where the source code is kept; unknown unless given. */
  readonly sourceCode?: SourceCodeLocation;
  /** The run that started the runs of this dataflow. */
  readonly parentRun?: ParentRun;
  /** Whether events have the facet `icosian_nodes`; true unless given. */
  readonly nodes?: boolean;
  /**
   * Names data that a node loaded or saved.
   *
   * @returns The name; null to leave the data out; undefined for the default name, which comes from the metadata.
   */
  readonly nameDataset?: (source: DatasetSource) => DatasetName | null | undefined;
}

/** The options with their defaults. */
export type ReadyLineageOptions = OpenLineageOptions &
  Required<
    Pick<OpenLineageOptions, "endpoint" | "timeoutMs" | "retries" | "retryDelayMs" | "queueLimit" | "nodes" | "headers">
  >;

const TARGETS = ["url", "file", "send"] as const;

const KINDS: OptionKinds<OpenLineageOptions> = {
  url: { ...TEXT, give: "an address" },
  file: { ...TEXT, give: "a path" },
  send: FUNCTION,
  namespace: { ...TEXT },
  jobName: {
    is: (value) => TEXT.is(value) || FUNCTION.is(value),
    give: "a text or a function",
  },
  endpoint: { ...TEXT, give: "a path" },
  apiKey: TEXT,
  headers: {
    is: (value) => isRecord(value) && Object.entries(value).every(([name, each]) => isHeader(name, each)),
    give: "an object of valid headers",
  },
  timeoutMs: DELAY,
  retries: WHOLE,
  retryDelayMs: DELAY,
  queueLimit: COUNT,
  documentation: TEXT,
  sourceCode: withTexts("type", "url"),
  parentRun: withTexts("runId", "namespace", "name"),
  nodes: BOOLEAN,
  nameDataset: FUNCTION,
};

/**
 * Reads the options of `openLineage`.
 *
 * @throws DataflowError ICO6016 with everything that is wrong.
 */
export function readLineageOptions(given: OpenLineageOptions): ReadyLineageOptions {
  const options = readOptions("openLineage", given, KINDS, ["namespace", "jobName"]);
  const reasons = findReasons(options);
  if (reasons.length > 0)
    throw new DataflowError(reasons.map((reason) => toProblem(invalidAdapter, "openLineage", { reason })));
  return {
    endpoint: "api/v1/lineage",
    timeoutMs: 5000,
    retries: 3,
    retryDelayMs: 200,
    queueLimit: 1000,
    nodes: true,
    ...options,
    headers: { ...options.headers },
  };
}

/** Finds what is wrong although each option has the right type. Texts that may be secret are not shown. */
function findReasons({ url, apiKey, ...others }: OpenLineageOptions): readonly string[] {
  const targets = TARGETS.filter((name) => ({ url, ...others })[name] !== undefined);
  return [
    ...(targets.length === 0
      ? [`\`openLineage\` needs one of the options ${quoteAll(TARGETS)}: where to send the events.`]
      : []),
    ...(targets.length > 1 ? [`\`openLineage\` has the options ${quoteAll(targets)}; give one of them.`] : []),
    ...(url === undefined || isAddress(url)
      ? []
      : [
          '`url` of `openLineage` is no address of a server: it begins with "http://" or "https://" and has no user ' +
            "name, query or fragment.",
        ]),
    ...(apiKey === undefined || isHeader("authorization", apiKey)
      ? []
      : ["`apiKey` of `openLineage` cannot be sent in a header: it has a line break or another control character."]),
  ];
}

function isAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === "");
}

function isHeader(name: string, value: unknown): boolean {
  try {
    return typeof value === "string" && new Headers({ [name]: value }).has(name);
  } catch {
    return false;
  }
}
