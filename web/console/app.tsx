import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { Route, Switch } from 'wouter';
import { apiLanguages } from '../shared/language.ts';
import { ConnectionBanner } from './base/connection-banner.tsx';
import { useFollow } from './base/follow.ts';
import { OnlyFor } from './base/only-for.tsx';
import { useSession } from './base/session.tsx';
import { useSettings } from './base/settings.tsx';
import { Shell } from './base/shell.tsx';
import { SignIn } from './base/sign-in.tsx';
import { useViewer, ViewerProvider } from './base/viewer.tsx';
import { listScans, onScans } from './counts/waiting-scans.ts';
import { Stock } from './stock/stock.tsx';
import { WaitingEntries } from './stock/waiting-entries.tsx';
import { Today } from './today/today.tsx';
import { Why } from './why/why.tsx';

// What is opened seldom is loaded when it is opened.
const Marketplaces = lazy(() => import('./marketplaces/marketplaces.tsx'));
const MarketplaceSettings = lazy(() => import('./marketplaces/marketplace-settings.tsx'));
const Wizard = lazy(() => import('./marketplaces/wizard/wizard.tsx'));
const Catalogue = lazy(() => import('./catalogue/catalogue.tsx'));
const Upload = lazy(() => import('./catalogue/upload.tsx'));
const Decide = lazy(() => import('./decide/decide.tsx'));
const Orders = lazy(() => import('./orders/orders.tsx'));
const Events = lazy(() => import('./events/events.tsx'));
const Money = lazy(() => import('./money/money.tsx'));
const Settings = lazy(() => import('./settings/settings.tsx'));
const Receipts = lazy(() => import('./receipts/receipts.tsx'));
const ToBuy = lazy(() => import('./receipts/to-buy.tsx'));
const Receipt = lazy(() => import('./receipts/receipt.tsx'));
const Supply = lazy(() => import('./supply/supply.tsx'));
const NewOrder = lazy(() => import('./orders/new-order.tsx'));
const WaitingScans = lazy(() => import('./counts/sending.tsx'));
const Counts = lazy(() => import('./counts/counts.tsx'));
const CountSession = lazy(() => import('./counts/session.tsx'));
const Pack = lazy(() => import('./pack/pack.tsx'));
const Returns = lazy(() => import('./returns/returns.tsx'));
const PickList = lazy(() => import('./orders/pick-list.tsx'));

export function App() {
  const { token } = useSession();
  return token === undefined ? (
    <SignIn />
  ) : (
    <ViewerProvider>
      <SignedIn />
    </ViewerProvider>
  );
}

function SignedIn() {
  const { language, setTimeZone, t } = useSettings();
  const { viewer, timeZone: zone } = useViewer();
  useFollow(apiLanguages[language]);
  useEffect(() => {
    if (zone) setTimeZone(zone);
  }, [zone, setTimeZone]);
  return (
    <Shell viewer={viewer}>
      <ConnectionBanner />
      <WaitingEntries />
      <SendScans />
      <Suspense fallback={<p className="muted">{t('state.loading')}</p>}>
        <Screens />
      </Suspense>
    </Shell>
  );
}

/** What was counted is sent whatever screen is open; nobody else loads that. */
function SendScans() {
  const isWaiting = useSyncExternalStore(onScans, listScans).length > 0;
  return isWaiting ? (
    <Suspense>
      <WaitingScans />
    </Suspense>
  ) : null;
}

function Screens() {
  const { t } = useSettings();
  return (
    <Switch>
      <Route path="/" component={Today} />
      <Route path="/stock" component={Stock} />
      <Route path="/stock/:sku" component={Why} />
      <Route path="/marketplaces" component={Marketplaces} />
      <Route path="/marketplaces/new">
        <OnlyFor right="mayOwn">
          <Wizard />
        </OnlyFor>
      </Route>
      <Route path="/marketplaces/:code" component={MarketplaceSettings} />
      <Route path="/marketplaces/:code/setup/:step">
        <OnlyFor right="mayOwn">
          <Wizard />
        </OnlyFor>
      </Route>
      <Route path="/marketplaces/:code/supply" component={Supply} />
      <Route path="/decide" component={Decide} />
      <Route path="/money" component={Money} />
      <Route path="/events" component={Events} />
      <Route path="/settings" component={Settings} />
      <Route path="/counts" component={Counts} />
      <Route path="/counts/:number" component={CountSession} />
      <Route path="/catalogue" component={Catalogue} />
      <Route path="/catalogue/upload">
        <OnlyFor right="mayWork">
          <Upload />
        </OnlyFor>
      </Route>
      <Route path="/orders/new">
        <OnlyFor right="mayWork">
          <NewOrder />
        </OnlyFor>
      </Route>
      <Route path="/receipts" component={Receipts} />
      <Route path="/receipts/buy" component={ToBuy} />
      <Route path="/receipts/:number" component={Receipt} />
      <Route path="/orders/pick" component={PickList} />
      <Route path="/pack/:number?" component={Pack} />
      <Route path="/returns" component={Returns} />
      <Route path="/orders/:number?" component={Orders} />
      <Route>
        <p>{t('state.notFound')}</p>
      </Route>
    </Switch>
  );
}
