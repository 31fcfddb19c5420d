import { randomUUID } from 'node:crypto';
import { asRecord, isWireInteger, jsonNumber, type WireResponse } from './wire.ts';

export const badBody: WireResponse = {
  status: 400,
  body: { code: 'IncorrectRequestBody', message: 'Incorrect required body' },
};
export const badParameter: WireResponse = {
  status: 400,
  body: { code: 'IncorrectParameter', message: 'Incorrect parameter' },
};

/** One line of a set. */
export interface WildberriesLine {
  chrtId: string;
  amount: number;
}

/** The lines of a set. A line without one of the two fields changes nothing, for example if a name is misspelt. */
export function readLines(stocks: unknown[]): WildberriesLine[] | WireResponse {
  const lines: WildberriesLine[] = [];
  for (const { chrtId, amount } of stocks.map((line) => asRecord(line) ?? {})) {
    if (chrtId === undefined || amount === undefined) continue;
    if (!isWireInteger(chrtId) || typeof amount !== 'number' || !Number.isInteger(amount)) return badBody;
    if (amount < 0) return badParameter;
    lines.push({ chrtId: String(chrtId), amount });
  }
  return lines;
}

/** The gateway's answer to a bad token or to too many requests. */
export function gatewayError(status: 401 | 429, at: Date, title: string, detail: string): object {
  return {
    title,
    detail,
    code: '07e4668e-ac2653ed',
    requestId: randomUUID().replaceAll('-', ''),
    origin: 's2s-api-auth-catalog',
    status,
    statusText: status === 401 ? 'Unauthorized' : 'Too Many Requests',
    timestamp: at.toISOString(),
  };
}

/** The barcode of a size, which linking does not store. It begins with zeros. */
export const barcodeOf = (chrtId = ''): string => `00${chrtId}`;

const conflict = (groups: object[]): WireResponse => ({ status: 409, body: groups });

/** How a 409 names items: by chrtId, by barcode, or not at all. */
interface Naming {
  namesNobody: boolean;
  namesBarcodes: boolean;
}

/** The 409 for lines by the reason why they are refused; one that names no item; one for a warehouse that is being updated. */
export const conflicts = {
  of: (bad: ReadonlyMap<string | undefined, WildberriesLine[]>, naming: Naming): WireResponse =>
    conflict([...bad].map(([code, lines]) => writeGroup(code, lines, naming))),
  namesNobody: conflict([{ code: 'ProductPropertyConflict', message: 'Conflict', data: null }]),
  processing: conflict([{ code: 'StoreIsProcessing', message: 'Store is processing' }]),
};

function writeGroup(
  code: string | undefined,
  lines: WildberriesLine[],
  { namesNobody, namesBarcodes }: Naming,
): object {
  const message =
    code === 'NotFound' ? 'Not found' : code === 'UploadDataLimit' ? 'Upload limit exceeded.' : 'Restricted';
  const nameLine = ({ chrtId, amount }: WildberriesLine) =>
    namesBarcodes ? { sku: barcodeOf(chrtId), amount } : { sku: '', chrtId: jsonNumber(chrtId), amount };
  return { code, message, data: namesNobody ? null : lines.map(nameLine) };
}
