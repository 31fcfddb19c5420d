import type { RunningApp } from './app.ts';

/** A line as the tests look at it. */
export interface TestLine {
  id: string;
  code: string | null;
  name: string | null;
  quantity: number;
  fileLine: number | null;
  question: string | null;
  costRestored: boolean | null;
  unitCost: { amount: string; currencyCode: string } | null;
  costBefore: { amount: string } | null;
  costAfter: { amount: string } | null;
  product: { id: string; sku: string; quantity: number; costPrice: { amount: string } | null } | null;
  candidates: { sku: string }[];
  movement: { movementType: string; referenceType: string; receipt: { number: number } | null } | null;
}

export interface TestReceipt {
  id: string;
  number: number;
  status: string;
  revision: number;
  supplier: string | null;
  bookedBy: string | null;
  sums: {
    lines: number;
    units: number;
    openQuestions: number;
    linesWithoutCost: number;
    total: { amount: string } | null;
  };
  lines: { nodes: TestLine[]; totalCount: number };
}

const receiptFields = `
  id number status revision supplier bookedBy
  sums { lines units openQuestions linesWithoutCost total { amount currencyCode } }
  lines(first: 100) { totalCount nodes { id code name quantity fileLine question costRestored unitCost { amount currencyCode }
    costBefore { amount } costAfter { amount } product { id sku quantity costPrice { amount } } candidates { sku }
    movement { movementType referenceType receipt { number } } } }`;

export interface Answer {
  __typename: string;
  code?: string;
  message?: string;
  issues?: { path: string[]; rule: string; value: string | null }[];
  items?: { sku: string; requested: number; available: number }[];
  currentRevision?: number | null;
  receipt: TestReceipt;
  line: TestLine;
  number: number;
  rows: number;
  units: number;
  openQuestions: number;
  skippedRows: number;
  leftOutColumns: string[];
  costsLeftOut: boolean;
}

/** What a mutation's payload is asked for beside the receipt. */
const more: Record<string, string> = {
  addReceiptLine: 'line { id quantity }',
  readReceiptFile: 'rows units openQuestions skippedRows leftOutColumns costsLeftOut',
};

/** Runs a mutation of receipts as the owner, or with another Authorization value. */
export async function act(app: RunningApp, name: string, input: object, authorization?: string): Promise<Answer> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const fields = name === 'deleteReceipt' ? 'number' : `receipt { ${receiptFields} } ${more[name] ?? ''}`;
  const { answer } = await app.query<{ answer: Answer }>(
    `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) { __typename ... on ${type}Payload { ${fields} }
      ... on Error { message code } ... on ValidationError { issues { path rule value } } ... on ConflictError { currentRevision }
      ${name === 'undoReceipt' ? '... on InsufficientStockError { items { sku requested available } }' : ''} } }`,
    { input },
    authorization,
  );
  return answer;
}

/** Begins a draft with lines. */
export async function begin(app: RunningApp, lines: object[] = [], more: object = {}): Promise<TestReceipt> {
  const answer = await act(app, 'createReceipt', { lines, ...more });
  if (!answer.receipt) throw new Error(answer.message);
  return answer.receipt;
}
