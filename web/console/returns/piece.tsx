import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { type Choice, nameOf, type Piece, placeOf } from './pieces.ts';
import type { Candidate } from './query.ts';

interface Props {
  piece: Piece;
  /** The choice whose answer did not come: only that one can be sent again. */
  unsure: string | undefined;
  onAnswer: (piece: Piece, choice: Choice) => void;
}

/** The piece in hand: the sales that it may come from, the most probable first, or a question where there is none. */
export function PieceOnTable(props: Props) {
  const { piece } = props;
  const { mayWork } = useRights();
  return (
    <section className="surface" aria-label={nameOf(piece)}>
      {piece.candidates.length > 0 ? (
        <ul className="pack-lines">
          {piece.candidates.map((candidate) => (
            <CandidateRow key={keyOf(candidate)} {...props} candidate={candidate} />
          ))}
        </ul>
      ) : (
        mayWork && <FoundQuestion {...props} />
      )}
    </section>
  );
}

const keyOf = ({ order, marketplace, sku, evidence, unitsPerItem }: Candidate): string =>
  [order?.id ?? marketplace.code, sku, evidence, unitsPerItem].join(' ');

function CandidateRow({ piece, unsure, onAnswer, candidate }: Props & { candidate: Candidate }) {
  const { t, format } = useSettings();
  const { mayWork } = useRights();
  const { order, marketplace, evidence, shippedAt, unitsPerItem, quantity } = candidate;
  const date = shippedAt ?? order?.createdAt;
  const place = placeOf(candidate);
  return (
    <li className="return-row">
      <span className="pack-name">
        <strong>{t(`returns.evidence.${evidence}`)}</strong>
        <span>
          {order ? (
            <Link href={`/orders/${encodeURIComponent(order.number)}`}>#{order.number}</Link>
          ) : (
            t('returns.noOrder')
          )}
          {` · ${marketplace.name}`}
          {order?.marketplaceOrderId && ` · ${order.marketplaceOrderId}`}
        </span>
        <span className="muted">
          {date && t(shippedAt ? 'returns.handedOver' : 'returns.ordered', { date: format.date(new Date(date)) })}{' '}
          {t('returns.canComeBack', { count: quantity })}
        </span>
        {piece.products.length > 1 && <span className="code">{candidate.sku}</span>}
        {unitsPerItem > 1 && <span>{t('returns.wholePack', { count: unitsPerItem })}</span>}
      </span>
      {mayWork && (
        <span className="row-acts">
          {(['SELLABLE', 'DAMAGED'] as const).map((result) => {
            const key = `${keyOf(candidate)} ${result}`;
            return (
              <Button
                key={result}
                className={result === 'SELLABLE' ? 'button-main' : 'chip'}
                disabled={unsure !== undefined && unsure !== key}
                aria-label={`${t(`returns.${result}`)}: ${place}`}
                onClick={() => onAnswer(piece, { key, result, candidate })}
              >
                {t(`returns.${result}`)}
              </Button>
            );
          })}
        </span>
      )}
    </li>
  );
}

/** What nobody expects: booked as found, or left. */
function FoundQuestion({ piece, unsure, onAnswer }: Props) {
  const { t } = useSettings();
  return (
    <div className="row-acts">
      {piece.products.map(({ sku, name }) => {
        const key = `FOUND ${sku}`;
        return (
          <Button
            key={sku}
            className="button-main"
            disabled={unsure !== undefined && unsure !== key}
            onClick={() => onAnswer(piece, { key, result: 'FOUND', sku })}
          >
            {piece.products.length > 1 ? `${t('returns.bookFound')}: ${name}` : t('returns.bookFound')}
          </Button>
        );
      })}
      <Button
        className="chip"
        disabled={unsure !== undefined}
        onClick={() => onAnswer(piece, { key: 'LEFT', result: 'LEFT' })}
      >
        {t('returns.leave')}
      </Button>
    </div>
  );
}
