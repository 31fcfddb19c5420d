import { useRef } from 'react';
import { useSettings } from '../base/settings.tsx';
import { type Choice, leave, nameOf, type Piece } from './pieces.ts';
import { useDecide } from './use-decide.ts';
import { useFind } from './use-find.ts';
import { useTable } from './use-table.ts';

/** Scans and answers are done one after the other: an answer belongs to the piece that was on the screen. */
export function useReturns() {
  const { t } = useSettings();
  const find = useFind();
  const decide = useDecide();
  const { now, shown, list, said, put, note, say } = useTable();
  const queue = useRef(Promise.resolve());
  const isDeciding = useRef(false);

  async function scanOne(codes: readonly string[]): Promise<void> {
    const { piece: before, unsure } = now.current;
    if (before && unsure !== undefined) return say(t('returns.answerFirst', { name: nameOf(before) }), 'unknown');
    const found = await find(codes);
    if (found === 'offline') return say(t('returns.offline', { code: codes[0] ?? '' }), 'unknown');
    if (found === undefined) return say(t('scan.unknown', { code: codes[0] ?? '' }), 'unknown');
    if (before) note(leave(before));
    put({ piece: found });
    const isExpected = found.candidates.length > 0;
    say(t(isExpected ? 'returns.which' : 'returns.nobody', { name: nameOf(found) }), isExpected ? 'found' : 'question');
  }

  async function answerOne(piece: Piece, choice: Choice): Promise<void> {
    if (now.current.piece !== piece) return;
    const answer = await decide(piece, choice);
    if ('refused' in answer) {
      put({ piece, unsure: answer.isKnown ? undefined : choice.key });
      return say(answer.refused, 'unknown');
    }
    const { name, result } = answer.decided;
    note(answer.decided);
    put({});
    say(t('returns.done', { name, result: t(`returns.result.${result}`) }), 'found');
  }

  function enqueue(work: () => Promise<void>): Promise<void> {
    queue.current = queue.current.then(work).catch(() => say(t('state.failed'), 'unknown'));
    return queue.current;
  }

  /** A second tap while the first is on its way is the same tap. */
  function answer(piece: Piece, choice: Choice): void {
    if (isDeciding.current) return;
    isDeciding.current = true;
    void enqueue(() => answerOne(piece, choice)).finally(() => {
      isDeciding.current = false;
    });
  }

  return { scan: (codes: readonly string[]) => void enqueue(() => scanOne(codes)), answer, said, list, ...shown };
}
