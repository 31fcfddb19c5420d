import type { WireResponse } from './wire.ts';

/** An error in the form of gRPC: `code` is a gRPC status. */
export function rpcError(
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): WireResponse {
  return { status, body: { code, message, details: [] }, headers };
}

/** The error for a body that is not as documented. */
export const validationError = (problem: string): WireResponse =>
  rpcError(400, 3, `Request validation error: ${problem}`);
