import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Route, Switch } from 'wouter';
import { graphql } from '../gql/gql.ts';
import { ConnectionBanner } from './base/connection-banner.tsx';
import { useFollow } from './base/follow.ts';
import { useSession } from './base/session.tsx';
import { useSettings } from './base/settings.tsx';
import { Shell } from './base/shell.tsx';
import { SignIn } from './base/sign-in.tsx';
import { Stock } from './stock/stock.tsx';
import { Today } from './today/today.tsx';
import { Why } from './why/why.tsx';

const shop = graphql(`
  query Shop {
    shop { timeZone }
    viewer { role name }
  }
`);

export function App() {
  const { token } = useSession();
  return token === undefined ? <SignIn /> : <SignedIn />;
}

function SignedIn() {
  const { language, setTimeZone, t } = useSettings();
  const [{ data }] = useQuery({ query: shop });
  const zone = data?.shop?.timeZone;
  useFollow(({ uz: 'UZ', ru: 'RU', en: 'EN' } as const)[language]);
  useEffect(() => {
    if (zone) setTimeZone(zone);
  }, [zone, setTimeZone]);
  return (
    <Shell viewer={data?.viewer ?? undefined}>
      <ConnectionBanner />
      <Switch>
        <Route path="/" component={Today} />
        <Route path="/stock" component={Stock} />
        <Route path="/stock/:sku" component={Why} />
        <Route>
          <p>{t('state.notFound')}</p>
        </Route>
      </Switch>
    </Shell>
  );
}
