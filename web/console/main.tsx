import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './base/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './app.tsx';
import { Crash } from './base/crash.tsx';
import { SessionProvider } from './base/session.tsx';
import { SettingsProvider } from './base/settings.tsx';
import { resolveVariables, theme } from './base/theme.ts';

// The server's policy allows only styles with its value of this answer.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// Where the package that keeps the page from scrolling behind a dialog looks for it.
Object.assign(globalThis, { __webpack_nonce__: nonce });

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={resolveVariables}
      getStyleNonce={() => nonce}
    >
      <SettingsProvider>
        <Crash>
          <Notifications position="bottom-center" />
          <SessionProvider>
            <Router base="/console">
              <App />
            </Router>
          </SessionProvider>
        </Crash>
      </SettingsProvider>
    </MantineProvider>
  </StrictMode>,
);
