import type { Sql } from '../db/client.ts';
import { type ConnectionRow, listConnections } from '../db/marketplaces/connections.ts';

/** The rows of all marketplaces, kept in memory until they are forgotten. */
export interface ConnectionRows {
  findById(id: number): Promise<ConnectionRow | undefined>;
  findByCode(code: string): Promise<ConnectionRow | undefined>;
  /** Reads everything again at the next use. */
  forget(): void;
  /** Reads everything again if the last reading is older than a second: for callers who know that something is missing. */
  refresh(): Promise<void>;
}

const maxAgeMs = 1_000;

/** Reads the rows once for all callers. A reading that fails is not kept. */
export function createConnectionRows(sql: Sql): ConnectionRows {
  let rows: Promise<ConnectionRow[]> | undefined;
  let readAt = 0;

  function read(): Promise<ConnectionRow[]> {
    if (!rows) {
      readAt = performance.now();
      const reading = listConnections(sql);
      rows = reading;
      reading.catch(() => {
        if (rows === reading) rows = undefined;
      });
    }
    return rows;
  }

  return {
    findById: async (id) => (await read()).find((row) => row.id === id),
    findByCode: async (code) => (await read()).find((row) => row.code === code),
    forget() {
      rows = undefined;
    },
    async refresh() {
      if (performance.now() - readAt > maxAgeMs) rows = undefined;
      await read();
    },
  };
}
