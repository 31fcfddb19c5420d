import { Title } from '@mantine/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { Fees } from '../fees/fees.tsx';
import { ConnectionForm, KeyForm } from './connection-forms.tsx';
import { MarketplaceRuleForm } from './marketplace-rule-form.tsx';
import { PackingSwitch } from './packing-switch.tsx';
import { marketplaceQuery } from './query.ts';
import './marketplaces.css';

/** The settings of one place of sale: how much it shows, and how its account is called. */
export default function MarketplaceSettings() {
  const { t } = useSettings();
  const { code } = useParams<{ code: string }>();
  const [answer, again] = useQuery({
    query: marketplaceQuery,
    variables: { code },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  return (
    <>
      <Link href="/marketplaces" className="why-back">
        <Icon name="arrowBack" />
        {t('nav.marketplaces')}
      </Link>
      <Loaded answer={answer} again={refresh}>
        {({ marketplace, adapters, viewer }) => {
          if (!marketplace) return <p>{t('state.notFound')}</p>;
          const adapter = adapters?.find(({ name }) => name === marketplace.adapter);
          return (
            <>
              <Title order={1} size={20} mb="md">
                {marketplace.name}
              </Title>
              {viewer.role === 'OWNER' ? (
                <div className="settings">
                  <MarketplaceRuleForm marketplace={marketplace} />
                  {adapter && <KeyForm marketplace={marketplace} schema={adapter.credentialsSchema} />}
                  {adapter && <ConnectionForm marketplace={marketplace} schema={adapter.settingsSchema} />}
                  <PackingSwitch marketplace={marketplace} />
                  <Fees code={marketplace.code} currency={marketplace.currency} />
                </div>
              ) : (
                <p>{t('error.ownerOnly')}</p>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
