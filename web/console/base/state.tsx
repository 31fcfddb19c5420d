import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** What a state means for the person who reads it. */
export type Tone = 'danger' | 'warn' | 'wait' | 'ok' | 'muted';

const icons: Record<Tone, IconName> = { danger: 'alert', warn: 'clock', wait: 'refresh', ok: 'check', muted: 'pause' };

/** A state as icon, words and colour: never by colour alone. */
export function State({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="state" data-tone={tone}>
      <Icon name={icons[tone]} />
      <span>{children}</span>
    </span>
  );
}
