"use dataflow";
/** The weather of some regions, station by station. What can go wrong on the way is no concern of this module. */
import { acceptErrorSentinels, node, tag, type Collect, type Parallelizable, type RunContext } from "@icosian/runtime";
import { getJson } from "./get-json.ts";
import type { Observation, Station } from "./records.ts";

export function region(regions: readonly string[]): Parallelizable<string> {
  return regions;
}

/** The stations of a region. */
export const stations = node(
  tag({ io: "http" }),
  async (service: string, region: string, { signal }: RunContext): Promise<readonly Station[]> =>
    getJson(service, `/stations/${region}`, signal),
);

export function station(stations: readonly Station[]): Parallelizable<Station> {
  return stations;
}

/** What a station observed this morning. */
export const observation = node(
  tag({ io: "http" }),
  async (service: string, station: Station, { signal }: RunContext): Promise<Observation> =>
    getJson(service, `/observations/${station.id}`, signal),
);

/** The temperature that the wind makes of it, in degrees Celsius. */
export function feelsLike(observation: Observation): number {
  const { temperature, wind } = observation;
  if (temperature > 10 || wind < 4.8) return temperature;
  return 13.12 + 0.6215 * temperature + (0.3965 * temperature - 11.37) * wind ** 0.16;
}

/** One line per station, also if there is no observation. */
export const line = node(
  acceptErrorSentinels(),
  (station: Station, observation: Observation | null, feelsLike: number | null): string => {
    const name = `  ${station.id} ${station.name.padEnd(10)}`;
    if (observation === null || feelsLike === null) return `${name} no observation`;
    const { temperature, pressure } = observation;
    return `${name} ${toDegrees(temperature)}, feels like ${toDegrees(feelsLike)}, ${pressure} hPa`;
  },
);

export const chapter = (region: string, line: Collect<string>): string => [region, ...line].join("\n");

/** The warnings for all regions. */
export const bulletin = node(
  tag({ io: "http" }),
  async (service: string, { signal }: RunContext): Promise<readonly string[]> => getJson(service, "/bulletin", signal),
);

export const numberOfWarnings = (bulletin: readonly string[]): number => bulletin.length;

/** Everything that is known, whatever is missing. */
export const report = node(
  acceptErrorSentinels(),
  (chapter: Collect<string>, numberOfWarnings: number | null): string =>
    [...chapter, `warnings: ${numberOfWarnings ?? "unknown, there is no bulletin"}`].join("\n"),
);

function toDegrees(celsius: number): string {
  return `${String(Math.round(celsius)).padStart(3)} °C`;
}
