/** A tab of GraphiQL. `variables`: the JSON that its editor starts with; replace each "…" by hand. */
export interface ExampleTab {
  query: string;
  variables?: string;
}
