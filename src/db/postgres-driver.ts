import { loadPatched } from './packages/load-patched.ts';

/**
 * postgres.js 3.4.9, its newest release, with some lines of its source patched when it is loaded. As published, a connection
 * that ends in the middle of work (a restart of PostgreSQL is enough) can
 * - end our process: a write waits one turn of the event loop and then finds `null` instead of the socket, outside of
 *   every promise; so does the driver's own first query (github.com/porsager/postgres/issues/1154 and 1208);
 * - never send again: the timer of that write is cleared but still counts as set, and the rest of the lost
 *   conversation is read as the beginning of the next one;
 * - run the rest of a transaction on the same connection after it was opened again: outside of any transaction.
 * And without any lost connection it can
 * - begin the next answer with holes, one for each row that a statement had sent when it failed (issues 1119 and 1181);
 * - give a statement the rows of the one behind it, when a parameter between them could not be sent;
 * - store other values than it was given, when a migration makes it prepare a statement again (issue 1197).
 * It takes the connection that has been idle longest. Here it takes the one that was used last: its plans and caches are made, and a quiet
 * process works on two or three of its connections instead of on all of them in turn.
 * And where the network loses everything without an error, it waits for an answer as long as TCP does, a quarter of an hour. Here the
 * option `silent_ms` cuts a connection on which an answer is overdue for so long. And it takes idle connections in turn, so that each
 * statement is planned on each of them, and again after their lifetime.
 */
const patches: Record<string, [published: string, patched: string][]> = {
  'connection.js': [
    [
      'const x = socket.write(chunk, fn)',
      "if (!socket) { chunk = nextWriteTimer = null; error(Errors.connection('CONNECTION_CLOSED', options)); return false }\n    const x = socket.write(chunk, fn)",
    ],
    [
      'clearImmediate(nextWriteTimer)\n    if (socket)',
      'clearImmediate(nextWriteTimer); chunk = nextWriteTimer = null\n    if (socket)',
    ],
    [
      "clearImmediate(nextWriteTimer)\n    socket.removeListener('data', data)",
      "clearImmediate(nextWriteTimer); chunk = nextWriteTimer = null\n    socket.removeListener('data', data)",
    ],
    [
      '    if (initial)\n      return reconnect()\n\n    !hadError && (query || sent.length) && error(',
      `    const lost = Errors.connection('CONNECTION_CLOSED', options)
    query && queryError(query, lost)
    query = results = errorResponse = null
    result = new Result()
    rows = 0
    if (initial)
      return reconnect()

    sent.length && error(`,
    ],
    [
      'query = results = errorResponse = null\n    result = new Result()\n    connectTimer.cancel()',
      'query = results = errorResponse = null\n    result = new Result()\n    rows = 0\n    connectTimer.cancel()',
    ],
    // Nothing was sent for it: an answer that it waited for would be that of the next one.
    [
      '      sent.length === 0 && write(Sync)\n      errored(error)',
      '      if (query !== q) { sent.remove(q); queryError(q, error); return true }\n      write(Sync)\n      errored(error)',
    ],
    ['parameters[i] = x = type in', 'x = type in'],
    // In the driver, because only it knows whether an answer is awaited.
    [
      'keep_alive && socket.setKeepAlive',
      'options.silent_ms && socket.setTimeout(options.silent_ms, () => (query || sent.length) && socket && socket.destroy())\n      keep_alive && socket.setKeepAlive',
    ],
    ['return fetchArrayTypes()', 'return fetchArrayTypes().catch(() => {})'],
  ],
  'queue.js': [
    [
      '    shift: () => {',
      '    pop: () => { const out = xs.pop(); if (index === xs.length) { index = 0; xs = [] } return out },\n    shift: () => {',
    ],
  ],
  'index.js': [
    // Of idle connections the one that was used last: it has its statements planned.
    ['return go(open.shift(), query)', 'return go(open.pop(), query)'],
    ['? open.shift()\n', '? open.pop()\n'],
    [
      'new Promise((_, reject) => connection.onclose = reject)',
      'new Promise((_, reject) => connection.onclose = e => { lost = e; while (queries.length) queries.shift().reject(e); reject(e) })',
    ],
    ['      , prepare = null\n', '      , prepare = null\n      , lost = null\n'],
    ['    shared          : {', '    silent_ms       : o.silent_ms,\n    shared          : {'],
    ['return go(open.shift(), query)', 'return go(open.pop(), query)'],
    [
      'q.catch(e => uncaughtError || (uncaughtError = e))\n',
      'q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost) return q.reject(lost)\n',
    ],
  ],
  'queue.js': [
    [
      '    push: (x) => (xs.push(x), x),\n',
      '    push: (x) => (xs.push(x), x),\n    pop: () => { const out = xs.pop(); if (index === xs.length) { index = 0; xs = [] } return out },\n',
    ],
  ],
};

/** The driver. No other file may import the package, or it would be loaded as published. */
export const { default: postgres } = await loadPatched({ folder: '/postgres/src/', patches }, () => import('postgres'));
