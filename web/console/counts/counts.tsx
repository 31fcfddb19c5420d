import { Button, Group, Modal, SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import type { TextId } from '../../shared/language.ts';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State, type Tone } from '../base/state.tsx';
import { useOnce } from '../base/use-once.ts';
import { countsQuery, startMutation } from './query.ts';
import './counts.css';

export const tones: Record<string, Tone> = { OPEN: 'wait', BOOKED: 'ok', CLOSED: 'muted' };

/** Stocktakes, and the way to begin one. */
export default function Counts() {
  const { t } = useSettings();
  const { mayWork } = useRights();
  return (
    <>
      <div className="today-row list-head">
        <Title order={1} size={20}>
          {t('nav.counts')}
        </Title>
        {mayWork && <StartButton />}
      </div>
      <p className="muted">{t('counts.intro')}</p>
      <Pages>{(page) => <CountsPage key={page.after ?? ''} page={page} />}</Pages>
    </>
  );
}

function CountsPage({ page }: { page: ListPage }) {
  const { t, format } = useSettings();
  const [answer, again] = useQuery({
    query: countsQuery,
    variables: { after: page.after },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded answer={answer} again={again}>
      {({ stocktakes }) =>
        stocktakes === null || (stocktakes.nodes.length === 0 && page.after === null) ? (
          <p>{t('counts.none')}</p>
        ) : (
          <>
            <ul className="counts-list">
              {stocktakes.nodes.map(({ id, number, name, status, createdAt, progress }) => (
                <li key={id}>
                  <Link href={`/counts/${number}`} className="counts-row">
                    <strong>
                      № {number} · {name}
                    </strong>
                    <span className="muted">{format.moment(new Date(createdAt))}</span>
                    <span>
                      {t('counts.progress', {
                        counted: format.number(progress.counted),
                        products: format.number(progress.products),
                      })}
                    </span>
                    <State tone={tones[status] ?? 'muted'}>{t(`counts.status.${status}` as TextId)}</State>
                  </Link>
                </li>
              ))}
            </ul>
            <PageEnd page={page} pageInfo={stocktakes.pageInfo} total={stocktakes.totalCount} />
          </>
        )
      }
    </Loaded>
  );
}

function StartButton() {
  const { t } = useSettings();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="button-main" onClick={() => setOpen(true)}>
        {t('counts.start')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('counts.start')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <StartForm onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function StartForm({ onClose }: { onClose: () => void }) {
  const { t, format } = useSettings();
  const [, navigate] = useLocation();
  const [name, setName] = useState(() => format.moment(new Date()));
  const [scope, setScope] = useState<'all' | 'search'>('all');
  const [search, setSearch] = useState('');
  const [error, setError] = useState<string>();
  const { run, busy } = useOnce(startMutation);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '' || (scope === 'search' && search.trim() === '')) return setError(t('counts.missing'));
    const outcome = await run({ name: name.trim(), ...(scope === 'search' && { search: search.trim() }) });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    navigate(`/counts/${outcome.payload.stocktake.number}`);
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('counts.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <SegmentedControl
          fullWidth
          aria-label={t('counts.scope')}
          value={scope}
          onChange={(value) => setScope(value as 'all' | 'search')}
          data={[
            { value: 'all', label: t('counts.scopeAll') },
            { value: 'search', label: t('counts.scopeSearch') },
          ]}
        />
        {scope === 'search' && (
          <TextInput
            label={t('counts.search')}
            description={t('counts.searchHint')}
            maxLength={200}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        {error && <p role="alert">{error}</p>}
        <Group>
          <Button type="submit" className="button-main" loading={busy}>
            {t('counts.begin')}
          </Button>
          <Button className="chip" onClick={onClose}>
            {t('action.close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
