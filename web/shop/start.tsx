import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language, TextId, Translate } from '../shared/language.ts';
import { App } from './app.tsx';
import { createApi } from './base/api.ts';
import { Notice } from './base/notice.tsx';
import { Session, SignInError, type SignInFault } from './base/session.ts';
import type { ShopParts } from './base/shop.ts';
import { openStorage } from './base/storage.ts';
import type { Telegram } from './base/telegram.ts';
import { Cart } from './cart/cart.ts';
import { Placing } from './cart/placing.ts';
import { Orders } from './orders/orders.ts';
import { Shelf } from './shelf/shelf.ts';

interface StartProps {
  telegram: Telegram;
  language: Language;
  translate: Translate;
}

const words: Partial<Record<SignInFault, TextId>> = {
  INIT_DATA_EXPIRED: 'shop.openAgain',
  INIT_DATA_OF_OTHER_TOKEN: 'shop.openAgain',
  unanswered: 'shop.noAnswer',
  too_many: 'shop.tooMany',
};

/** What passes by itself. */
const passing: readonly SignInFault[] = ['unanswered', 'too_many'];

/** Signs in, then shows the shop. */
export function Start({ telegram, language, translate }: StartProps) {
  const [state, setState] = useState<'starting' | 'ready' | { fault: SignInFault }>('starting');
  const fail = useCallback((error: unknown) => {
    setState({ fault: error instanceof SignInError ? error.fault : 'unanswered' });
  }, []);
  const { session, parts } = useMemo(() => {
    // What could not be reached now is tried again; only a refusal ends the visit.
    const onSignedOut = (error: unknown): void => {
      if (error instanceof SignInError && !passing.includes(error.fault)) fail(error);
    };
    return build(telegram, onSignedOut);
  }, [telegram, fail]);
  const begin = useCallback(() => {
    setState('starting');
    session.begin().then(() => setState('ready'), fail);
  }, [session, fail]);
  useEffect(begin, [begin]);
  const isFollowing = useRef(false);
  useEffect(() => {
    // Once: it goes on with every later session.
    if (state !== 'ready' || isFollowing.current) return;
    isFollowing.current = true;
    void parts.shelf.follow();
    void parts.orders.follow();
    void parts.shelf.read(parts.cart.skus);
  }, [state, parts]);
  if (state === 'ready') return <App parts={parts} language={language} translate={translate} />;
  if (state === 'starting') return <Notice title={translate('shop.title')} text={translate('state.loading')} />;
  return (
    <Notice title={translate('shop.title')} text={translate(words[state.fault] ?? 'shop.signInRefused')}>
      <button type="button" class="second" onClick={begin}>
        {translate('state.retry')}
      </button>
    </Notice>
  );
}

function build(telegram: Telegram, onSignedOut: (error: unknown) => void): { session: Session; parts: ShopParts } {
  const storage = openStorage(telegram.user.id);
  const session = new Session(`${location.origin}/graphql`, telegram, storage);
  const api = createApi(location.origin, session, onSignedOut);
  const shelf = new Shelf(api, storage);
  const parts = {
    api,
    storage,
    shelf,
    cart: new Cart(shelf, storage),
    placing: new Placing(api, storage),
    orders: new Orders(api),
    user: telegram.user,
  };
  return { session, parts };
}
