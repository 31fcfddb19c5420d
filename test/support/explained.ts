import type { Sql } from '../../src/db/client.ts';
import { postgres } from '../../src/db/postgres-driver.ts';

/** What PostgreSQL did for one statement. */
export interface ExplainedStatement {
  /** Tables that were read from end to end. */
  scanned: string[];
  /** Indexes that were used. */
  indexes: string[];
  /** Pages of 8 KiB that were looked at. */
  pages: number;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

/** Runs something on a connection of its own, then explains every statement that it sent about these tables. */
export async function explainStatements(
  url: string,
  run: (sql: Sql) => Promise<unknown>,
  tables: readonly string[] = ['inventory_movements', 'sales_daily', 'sales_with_fees'],
): Promise<ExplainedStatement[]> {
  const statements: { query: string; parameters: unknown[] }[] = [];
  const sql = postgres(url, {
    max: 1,
    transform: { column: postgres.camel.column },
    debug: (_connection, query, parameters) => statements.push({ query, parameters }),
  });
  try {
    await run(sql);
    const isOurs = new RegExp(`\\b(?:from|lateral)\\s+(?:${tables.join('|')})\\b`);
    const ours = statements.filter(({ query }) => isOurs.test(query)).splice(0);
    const explained: ExplainedStatement[] = [];
    for (const { query, parameters } of ours) {
      const [row] = await sql
        .unsafe(`explain (analyze, buffers, format json) ${query}`, parameters as never[])
        .values();
      const [{ Plan: plan }] = row![0] as [{ Plan: PlanNode }];
      explained.push(readPlan(plan));
    }
    return explained;
  } finally {
    await sql.end();
  }
}

function readPlan(plan: PlanNode): ExplainedStatement {
  const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
  return {
    scanned: nodes(plan).flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : [])),
    indexes: nodes(plan).flatMap((node) => node['Index Name'] ?? []),
    pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
  };
}
