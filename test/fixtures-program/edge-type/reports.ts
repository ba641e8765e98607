/** A type that is called as another one is. */
export interface Row {
  readonly id: { readonly text: string };
  readonly spend: number;
}
