import { type Context, Hono } from 'hono';
import type { MemberError } from '../marketplaces/event.ts';
import { type ProblemKind, problemKinds, problemType } from './problem-kinds.ts';

/** The members of a problem (RFC 9457). `error` says the same as `detail`: it was there first. */
export function describeProblem(kind: ProblemKind, detail: string, errors?: readonly MemberError[]) {
  return {
    type: problemType(kind),
    title: problemKinds[kind].title,
    detail,
    error: detail,
    ...(errors && errors.length > 0 && { errors }),
  };
}

/** An error answer as application/problem+json; `detail` is the reason, for people. */
export function problem(c: Context, kind: ProblemKind, detail: string): Response {
  const { status } = problemKinds[kind];
  const body = JSON.stringify({ ...describeProblem(kind, detail), status });
  return c.body(body, status, { 'Content-Type': 'application/problem+json' });
}

/** `GET /problems/:kind`: the page behind the `type` of a problem, for people. */
export function createProblemPages(): Hono {
  const pages = new Hono();
  const kinds = Object.keys(problemKinds) as ProblemKind[];
  for (const kind of kinds) {
    const { status, title, help } = problemKinds[kind];
    pages.get(`/${kind}`, (c) => c.text(`${kind} (HTTP ${status})\n\n${title}\n\n${help}\n`));
  }
  pages.get('/', (c) => c.text(kinds.map((kind) => `${problemType(kind)}: ${problemKinds[kind].title}\n`).join('')));
  return pages;
}
