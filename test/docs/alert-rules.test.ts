import { expect, test } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { createLogger } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { measureState } from '../../src/state-metrics.ts';
import { useDatabase } from '../support/database.ts';
import { readProjectFile } from './blocks.ts';

const db = useDatabase();
const rules = readProjectFile('ops/prometheus-rules.yml');
const dashboard = readProjectFile('ops/grafana-dashboard.json');
const page = readProjectFile('docs/operations.md');
const expressions = [
  ...[...rules.matchAll(/^ +expr: (.*)$/gm)].map((match) => match[1]!),
  ...[...dashboard.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!),
];
const named = (pattern: RegExp) => [...new Set(expressions.flatMap((text) => text.match(pattern) ?? []))];

test('every metric of the alert rules and of the dashboard is one that a process reports, with these labels', async () => {
  expect(expressions.length).toBeGreaterThan(20);
  const sql = connect(db.url, { max: 1, applicationName: 'test' });
  const metrics = createMetrics();
  measureState(metrics, { sql, log: createLogger({ level: 'silent', pretty: false }), watchesBackups: true });
  const text = await metrics.registry.metrics();
  await sql.end();
  const reported = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1]!));
  const used = named(/\b(?:ombor|nodejs|process)_[a-z0-9_]+/g).map((name) => name.replace(/_bucket$/, ''));
  expect(used.length).toBeGreaterThan(15);
  expect(used.filter((name) => !reported.has(name))).toEqual([]);
});

test('the kinds of alerts in the rules are kinds that exist', async () => {
  const [row] = await db.sql<{ definition: string }[]>`
    select string_agg(pg_get_constraintdef(oid), ' ') as definition from pg_constraint where conrelid = 'alerts'::regclass and contype = 'c'`;
  const kinds = named(/kind=~?\\?"[^"]+"/g).flatMap((text) => text.replaceAll(/^kind=~?\\?"|\\?"$/g, '').split('|'));
  expect(kinds.length).toBeGreaterThan(3);
  expect(kinds.filter((kind) => !row!.definition.includes(`'${kind}'`))).toEqual([]);
});

test('every rule has its paragraph in docs/operations.md, and every paragraph its rule', () => {
  const names = [...rules.matchAll(/- alert: (\w+)/g)].map((match) => match[1]!);
  const runbooks = [...rules.matchAll(/runbook: docs\/operations\.md#(\w+)/g)].map((match) => match[1]!);
  expect(runbooks).toEqual(names.map((name) => name.toLowerCase()));
  expect([...page.matchAll(/^#### (Ombor\w+)$/gm)].map((match) => match[1]!)).toEqual(names);
});

test('docs/operations.md lists every metric of ours', async () => {
  const sql = connect(db.url, { max: 1, applicationName: 'test' });
  const metrics = createMetrics();
  measureState(metrics, { sql, log: createLogger({ level: 'silent', pretty: false }), watchesBackups: true });
  const text = await metrics.registry.metrics();
  await sql.end();
  const ours = [...text.matchAll(/^# TYPE (ombor_\S+)/gm)].map((match) => match[1]!);
  expect(ours.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
