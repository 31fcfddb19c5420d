import type { ReactNode } from 'react';
import { useRights } from './rights.ts';
import { useSettings } from './settings.tsx';
import { useViewer } from './viewer.tsx';

/** A screen that only some may use. Whoever opens its address without the right reads who may. */
export function OnlyFor({ right, children }: { right: 'mayWork' | 'mayOwn'; children: ReactNode }) {
  const { t } = useSettings();
  const rights = useRights();
  const { viewer } = useViewer();
  if (!viewer) return <p className="muted">{t('state.loading')}</p>;
  return rights[right] ? children : <p>{t(right === 'mayOwn' ? 'error.ownerOnly' : 'error.operatorOnly')}</p>;
}
