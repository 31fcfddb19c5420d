/** A tab of GraphiQL. `variables`: JSON that its editor begins with; an "…" in it is to be filled in by hand. */
export interface ExampleTab {
  query: string;
  variables?: string;
}
