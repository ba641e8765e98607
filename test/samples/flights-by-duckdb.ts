/** What DuckDB computes for the sample `flights`, from the same file. */
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

/** Rows as objects of plain values. */
type Rows = readonly Readonly<Record<string, unknown>>[];

/** The flights as the sample sees them. */
const FLIGHTS = (path: string): string => `
  with flights as (
    select *, greatest(-120, least(1440, delay)) as d, hour(date) as hour, distance * 1.609344 as km from '${path}'
  ), feature as (
    select *, d > 15 as late, d / (30 + km / 800 * 60) as relative,
      case when hour < 6 then 'night' when hour < 12 then 'morning' when hour < 18 then 'afternoon' else 'evening' end as part,
      case when km < 1500 then 'short' when km < 4000 then 'medium' else 'long' end as haul,
      d - avg(d) over (partition by origin) as excess
    from flights)`;

/** Connects to a database in memory. */
export async function connect(): Promise<DuckDBConnection> {
  return (await DuckDBInstance.create()).connect();
}

/** Flights, mean delay and share of late flights by a column, in its order. */
export async function meansByDuckdb(duckdb: DuckDBConnection, path: string, group: string, delay = "d"): Promise<Rows> {
  return read(
    duckdb,
    `${FLIGHTS(path)} select ${group} as "group", count(*)::integer as flights, avg(${delay}) as "meanDelay",
      avg(late::integer) as "lateShare" from feature group by 1 order by 1`,
  );
}

/** Sums of the features, and of those in a file that the sample has saved; both should be the same. */
export async function sumsByDuckdb(
  duckdb: DuckDBConnection,
  path: string,
  saved: string,
): Promise<readonly [Rows, Rows]> {
  const sums = (names: readonly string[]): string => {
    const [hour, part, haul, relative, late, excess] = names;
    return `select count(*)::integer as rows, sum(${hour})::double as hours, sum((${part} = 'evening')::integer)::integer as evenings,
      sum((${haul} = 'long')::integer)::integer as long, sum(${late}::integer)::integer as late, round(sum(${relative}), 3) as relative,
      round(sum(abs(${excess})), 1) as excess, round(sum(${relative} * ${hour}), 3) as together`;
  };
  return [
    await read(duckdb, `${FLIGHTS(path)} ${sums(["hour", "part", "haul", "relative", "late", "excess"])} from feature`),
    await read(
      duckdb,
      `${sums(["hour", '"partOfDay"', "haul", '"relativeDelay"', '"isLate"', '"excessDelay"'])} from '${saved}'`,
    ),
  ];
}

/** All rows of a query. */
export async function read(duckdb: DuckDBConnection, sql: string): Promise<Rows> {
  return (await duckdb.runAndReadAll(sql)).getRowObjectsJS();
}
