"use dataflow";
/** What is known of a film before anybody has seen it, as numbers. */
import { toMatrix, type Matrix } from "./matrix.ts";
import { clean } from "./text.ts";

/** A film, as the file has it. */
export interface Movie {
  readonly Title: string | number | null;
  readonly "Major Genre": string | null;
  readonly "MPAA Rating": string | null;
  readonly "Production Budget": number | null;
  readonly "Running Time min": number | null;
  readonly "IMDB Rating": number | null;
}

/** The films that have a title and a rating. */
export function films(movies: readonly Movie[]): readonly Movie[] {
  return movies.filter((movie) => movie.Title !== null && movie["IMDB Rating"] !== null);
}

/** The rating of each film, from 1 to 10. */
export function ratings(films: readonly Movie[]): Float64Array {
  return Float64Array.from(films, (film) => film["IMDB Rating"] ?? NaN);
}

/** The words of each title. */
export function words(films: readonly Movie[]): readonly (readonly string[])[] {
  return films.map((film) => clean(String(film.Title)));
}

/** The words that are in at least `minFilms` titles, the most frequent first. */
export function vocabulary(words: readonly (readonly string[])[], minFilms: number = 6): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words.flatMap((each) => [...new Set(each)])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= minFilms);
  return frequent.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
}

/** Which words each title has. */
export function wordFeatures(words: readonly (readonly string[])[], vocabulary: readonly string[]): Matrix {
  return toMatrix(words.length, vocabulary, (row, column) => (words[row].includes(vocabulary[column]) ? 1 : 0));
}

/** Genre, audience, budget and length of each film. What is not known is 0. */
export function filmFeatures(films: readonly Movie[]): Matrix {
  const kindsOf = (film: Movie): readonly (string | null)[] => [film["Major Genre"], film["MPAA Rating"]];
  const kinds = [...new Set(films.flatMap(kindsOf))].filter((kind) => kind !== null).toSorted();
  const numbersOf = (film: Movie): readonly number[] => [
    1,
    Math.log10(1 + (film["Production Budget"] ?? 0)) / 8,
    (film["Running Time min"] ?? 0) / 120,
    film["Running Time min"] === null ? 0 : 1,
  ];
  const rows = films.map((film) => [...numbersOf(film), ...kinds.map((kind) => Number(kindsOf(film).includes(kind)))]);
  return toMatrix(films.length, ["(all)", "(budget)", "(length)", "(known)", ...kinds], (row, at) => rows[row][at]);
}

/** All features. */
export function features(filmFeatures: Matrix, wordFeatures: Matrix): Matrix {
  const rows = filmFeatures.values.length / filmFeatures.columns.length;
  const width = filmFeatures.columns.length;
  const columns = [...filmFeatures.columns, ...wordFeatures.columns];
  return toMatrix(rows, columns, (row, at) =>
    at < width
      ? filmFeatures.values[row * width + at]
      : wordFeatures.values[row * wordFeatures.columns.length + at - width],
  );
}
