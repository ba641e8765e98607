/** What the weather service knows: airports of four regions, and what was observed there on a winter's morning. */

/** A weather station. */
export interface Station {
  /** Its ICAO code. */
  readonly id: string;
  readonly name: string;
  /** Metres above the sea. */
  readonly elevation: number;
}

/** What a station observed. */
export interface Observation {
  /** Degrees Celsius. */
  readonly temperature: number;
  /** Kilometres per hour. */
  readonly wind: number;
  /** Hectopascals at sea level. */
  readonly pressure: number;
}

/** The stations of each region: code, name, metres, degrees Celsius, kilometres per hour, hectopascals. */
const TABLE: Readonly<Record<string, readonly (readonly [string, string, number, number, number, number])[]>> = {
  alps: [
    ["LOWI", "Innsbruck", 581, -6, 4, 1027],
    ["LSZS", "Samedan", 1707, -17, 2, 1029],
    ["LSGS", "Sion", 482, -3, 7, 1026],
    ["LIPB", "Bolzano", 241, -2, 4, 1025],
    ["LOWS", "Salzburg", 430, -4, 11, 1026],
    ["LSZH", "Zurich", 432, -1, 15, 1025],
    ["LFLB", "Chambery", 238, 0, 6, 1026],
  ],
  baltic: [
    ["EFHK", "Helsinki", 55, -9, 22, 1012],
    ["EETN", "Tallinn", 40, -6, 26, 1011],
    ["EVRA", "Riga", 11, -4, 19, 1013],
    ["EYVI", "Vilnius", 197, -7, 13, 1016],
    ["ESSA", "Stockholm", 42, -5, 15, 1010],
    ["EPGD", "Gdansk", 149, -1, 30, 1014],
    ["EKRN", "Ronne", 16, 2, 37, 1011],
  ],
  iberia: [
    ["LEMD", "Madrid", 609, 3, 6, 1030],
    ["LEBL", "Barcelona", 4, 9, 11, 1027],
    ["LEZL", "Seville", 34, 8, 4, 1029],
    ["LPPT", "Lisbon", 114, 11, 17, 1028],
    ["LPPR", "Porto", 69, 10, 13, 1027],
    ["LEBB", "Bilbao", 42, 8, 9, 1026],
  ],
  "north-sea": [
    ["EDDH", "Hamburg", 16, 1, 28, 1008],
    ["EDDW", "Bremen", 4, 2, 30, 1007],
    ["EHAM", "Amsterdam", -3, 5, 41, 1004],
    ["EBOS", "Ostend", 4, 6, 44, 1005],
    ["EKEB", "Esbjerg", 30, 3, 52, 1002],
    ["ENZV", "Stavanger", 9, 4, 48, 999],
  ],
};

/** The regions, in the order in which they are reported. */
export const REGIONS: readonly string[] = Object.keys(TABLE);

/** Returns the stations of a region. */
export function findStations(region: string): readonly Station[] | null {
  return TABLE[region]?.map(([id, name, elevation]) => ({ id, name, elevation })) ?? null;
}

/** Returns the observation of a station; of Samedan there is none. */
export function findObservation(id: string): Observation | null {
  const row = Object.values(TABLE)
    .flat()
    .find((each) => each[0] === id && id !== "LSZS");
  if (row === undefined) return null;
  const [, , , temperature, wind, pressure] = row;
  return { temperature, wind, pressure };
}
