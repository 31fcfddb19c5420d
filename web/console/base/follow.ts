import { useEffect, useState, useSyncExternalStore } from 'react';
import { type AnyVariables, type Client, type TypedDocumentNode, useClient } from 'urql';
import { graphql } from '../../gql/gql.ts';
import { useConnection } from './session.tsx';

const stock = graphql(`
  subscription FollowStock {
    stockUpdated {
      cursor
      product { id sku name imageUrl version revision quantity stock awaitingShipment oversold archived price { amount currencyCode } }
    }
  }
`);

const listings = graphql(`
  subscription FollowListings {
    marketplaceProductUpdated { id revision figure marketplaceStock pushState pushStateReason stockBuffer unlinking }
  }
`);

const orders = graphql(`
  subscription FollowOrders {
    orderUpdated { id revision number status shipBy heldUntil updatedAt }
  }
`);

const alerts = graphql(`
  subscription FollowAlerts($language: AlertLanguage) {
    alertChanged { cursor alert { id revision kind text(language: $language) raisedAt resolvedAt } }
  }
`);

const marketplaces = graphql(`
  subscription FollowMarketplaces {
    syncStatusChanged {
      id revision paused archived accountMissing
      sync {
        id owed oldestOwedAt lastSuccessAt lastError lastEventAt callsToday callsLeftToday unlinkedProducts credentialExpiresAt
        orderIntervalSeconds orderIntervalReason
      }
    }
  }
`);

const receipts = graphql(`
  subscription FollowReceipts {
    receiptChanged {
      number
      receipt {
        id revision status supplier documentNumber note
        sums { lines units openQuestions linesWithoutCost total { amount currencyCode } }
      }
    }
  }
`);

/** What may have changed since a screen read its lists. Objects that it shows follow by themselves. */
export type Topic = (typeof allTopics)[number];
const allTopics = ['stock', 'orders', 'alerts', 'marketplaces', 'receipts'] as const;

const listeners = new Set<(topic: Topic) => void>();

const againMs = 1_000;

/** Follows everything that the screens show, for as long as somebody is signed in. */
export function useFollow(language: 'UZ' | 'RU' | 'EN'): void {
  const client = useClient();
  useEffect(() => {
    const stops = [
      follow(client, stock, {}, ['stock']),
      follow(client, listings, {}, []),
      follow(client, orders, {}, ['orders']),
      follow(client, alerts, { language }, ['alerts']),
      follow(client, marketplaces, {}, ['marketplaces']),
      follow(client, receipts, {}, ['receipts']),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, language]);
}

/** Subscribes, and again after each error: then something may have been missed, so all lists are read again. */
function follow<Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  topics: readonly Topic[],
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let subscription: { unsubscribe(): void } | undefined;
  const start = (): void => {
    subscription = client.subscription(document, variables).subscribe(({ error }) => {
      if (!error) return notify(topics);
      subscription?.unsubscribe();
      timer = setTimeout(() => {
        start();
        notify(allTopics);
      }, againMs);
    });
  };
  start();
  return () => {
    clearTimeout(timer);
    subscription?.unsubscribe();
  };
}

function notify(topics: readonly Topic[]): void {
  for (const listener of listeners) for (const topic of topics) listener(topic);
}

const gatherMs = 300;

/**
 * Calls `refresh` when lists, sums or counts of these topics may have changed, at most every 300 ms, and after each lost connection:
 * what was missed meanwhile is read.
 */
export function useRefresh(topics: readonly Topic[], refresh: () => void): void {
  const connection = useConnection();
  const { status } = useSyncExternalStore(connection.onChange, connection.getState);
  const [wasLost, setLost] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener = (topic: Topic): void => {
      if (!topics.includes(topic) || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        refresh();
      }, gatherMs);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      clearTimeout(timer);
    };
  }, [topics, refresh]);
  useEffect(() => {
    if (status === 'lost') setLost(true);
    if (status === 'live' && wasLost) {
      setLost(false);
      refresh();
    }
  }, [status, wasLost, refresh]);
}
