import { ActionIcon, Button, Group, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { ProductPicker } from '../orders/product-picker.tsx';
import { createBarcodeDetector } from '../stock/barcode-detector.ts';
import { toLatinKey } from '../stock/latin-keys.ts';
import type { Session } from './query.ts';
import { type LastScan, useCounting } from './use-counting.ts';
import '../orders/orders.css';
import '../stock/stock.css';

const CameraDialog = lazy(() => import('../stock/camera-dialog.tsx'));

/** Counting on a phone: each scan of the same item is one unit more. */
export function CountTab({ session }: { session: Session }) {
  const { t } = useSettings();
  const [place, setPlace] = useState('');
  const counting = useCounting(session.id, place);
  return (
    <>
      <ScanCode onCode={counting.scan} />
      <p className="muted">{t('counts.scanHint')}</p>
      {counting.error && <p role="alert">{counting.error}</p>}
      <LastCounted key={counting.last?.key} {...counting} />
      <TextInput
        className="counts-place"
        label={t('counts.place')}
        description={t('counts.placeHint')}
        maxLength={100}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <ByHand onCount={counting.count} />
    </>
  );
}

/** A scanner types a code and presses Enter. The field keeps the focus, and is empty for the next one. */
function ScanCode({ onCode }: { onCode: (code: string, otherCode: string) => void }) {
  const { t } = useSettings();
  const [text, setText] = useState('');
  const [isWatching, setWatching] = useState(false);
  const [message, setMessage] = useState<string>();
  const keys = useRef('');
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Backspace') keys.current = keys.current.slice(0, -1);
    else if (event.key !== 'Enter') keys.current += toLatinKey(event);
    if (event.key !== 'Enter') return;
    const code = event.currentTarget instanceof HTMLInputElement ? event.currentTarget.value.trim() : text.trim();
    if (code !== '') onCode(code, keys.current.trim());
    clear();
  }
  function clear(): void {
    keys.current = '';
    setText('');
    setMessage(undefined);
  }
  return (
    <div className="scan">
      <TextInput
        className="scan-text"
        aria-label={t('counts.scan')}
        placeholder={t('counts.scan')}
        leftSection={<Icon name="barcode" />}
        autoComplete="off"
        autoFocus
        maxLength={200}
        value={text}
        error={message}
        onKeyDown={onKeyDown}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ActionIcon
        className="scan-camera"
        variant="default"
        size={44}
        onClick={() => (createBarcodeDetector() ? setWatching(true) : setMessage(t('scan.cameraMissing')))}
        aria-label={t('scan.camera')}
      >
        <Icon name="camera" />
      </ActionIcon>
      {isWatching && <Camera onCode={onCode} onClose={() => setWatching(false)} />}
    </div>
  );
}

function Camera(props: { onCode: (code: string, otherCode: string) => void; onClose: () => void }) {
  const { onCode, onClose } = props;
  const found = (code: string): void => {
    onClose();
    onCode(code, '');
  };
  return (
    <Suspense>
      <CameraDialog onCode={found} onClose={onClose} />
    </Suspense>
  );
}

interface LastProps {
  last: LastScan | undefined;
  busy: boolean;
  change: (units: number) => Promise<void>;
  takeBack: () => Promise<void>;
}

/** What was counted last, big enough to be seen from the shelf, with the way to correct it. */
function LastCounted({ last, busy, change, takeBack }: LastProps) {
  const { t, format } = useSettings();
  const [typed, setTyped] = useState<string | number>(last?.units ?? 0);
  useEffect(() => setTyped(last?.units ?? 0), [last?.units]);
  if (!last) return null;
  const units = Number(typed);
  return (
    <section className="counts-last" aria-label={t('counts.last')}>
      <p className="counts-last-name">{last.label}</p>
      {last.isUnknown && <State tone="warn">{t('counts.unknownCode')}</State>}
      <output className="counts-last-units" aria-live="polite">
        {format.number(last.units)}
      </output>
      <Group justify="center">
        <ActionIcon
          className="chip"
          size={44}
          aria-label={t('counts.less')}
          disabled={busy || last.units === 0}
          onClick={() => void change(last.units - 1)}
        >
          <Icon name="minus" />
        </ActionIcon>
        <ActionIcon
          className="chip"
          size={44}
          aria-label={t('counts.more')}
          disabled={busy}
          onClick={() => void change(last.units + 1)}
        >
          <Icon name="plus" />
        </ActionIcon>
        <NumberInput
          className="counts-units"
          aria-label={t('counts.units')}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          hideControls
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && typed !== '') void change(units);
          }}
        />
        <Button
          className="chip"
          disabled={busy || typed === '' || units === last.units}
          onClick={() => void change(units)}
        >
          {t('counts.correct')}
        </Button>
        <Button className="chip" disabled={busy} onClick={() => void takeBack()}>
          {t('counts.takeBack')}
        </Button>
      </Group>
    </section>
  );
}

/** For what has no code to scan, and for counting a product again as a whole. */
function ByHand({
  onCount,
}: {
  onCount: (product: { sku: string; name: string }, units: number, isAgain: boolean) => void;
}) {
  const { t } = useSettings();
  const [product, setProduct] = useState<{ sku: string; name: string }>();
  const [typed, setTyped] = useState<string | number>('');
  const [mode, setMode] = useState('ADD');
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!product || typed === '') return;
    onCount(product, Number(typed), mode === 'SET_TO');
    setProduct(undefined);
    setTyped('');
    setMode('ADD');
  }
  return (
    <details className="counts-hand">
      <summary>{t('counts.byHand')}</summary>
      {product === undefined ? (
        <ProductPicker onPick={setProduct} error={undefined} />
      ) : (
        <form onSubmit={submit}>
          <p>
            {product.name} <span className="code muted">{product.sku}</span>
          </p>
          <SegmentedControl
            fullWidth
            aria-label={t('counts.mode')}
            value={mode}
            onChange={setMode}
            data={[
              { value: 'ADD', label: t('counts.modeAdd') },
              { value: 'SET_TO', label: t('counts.modeSet') },
            ]}
          />
          {mode === 'SET_TO' && <p className="muted">{t('counts.modeSetHint')}</p>}
          <NumberInput
            label={t('counts.units')}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            hideControls
            data-autofocus
            value={typed}
            onChange={setTyped}
          />
          <Group>
            <Button type="submit" className="button-main" disabled={typed === ''}>
              {t('counts.record')}
            </Button>
            <Button className="chip" onClick={() => setProduct(undefined)}>
              {t('counts.otherProduct')}
            </Button>
          </Group>
        </form>
      )}
    </details>
  );
}
