import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useSettings } from '../base/settings.tsx';

const Chart = lazy(() => import('./chart.tsx'));

/** 90 days of stock and sales, drawn when somebody wants to see them. */
export function History({ sku, version }: { sku: string; version: number }) {
  const { t } = useSettings();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="surface">
      <h2>{t('why.history')}</h2>
      {isOpen ? (
        <Suspense fallback={<p className="muted">{t('state.loading')}</p>}>
          <Chart sku={sku} version={version} />
        </Suspense>
      ) : (
        <Button className="chip" onClick={() => setOpen(true)}>
          {t('why.historyShow')}
        </Button>
      )}
    </section>
  );
}
