interface Connection<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Rows of all pages, until there are `max`; undefined: a page could not be read. */
export async function readAll<Node>(
  readPage: (after: string | null) => Promise<Connection<Node> | null | undefined>,
  max: number,
): Promise<{ nodes: Node[]; isMore: boolean } | undefined> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const page: Connection<Node> | null | undefined = await readPage(after);
    if (!page) return undefined;
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && nodes.length < max);
  return { nodes: nodes.slice(0, max), isMore: after !== null || nodes.length > max };
}
