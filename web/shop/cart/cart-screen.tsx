import { useEffect, useRef, useState } from 'preact/hooks';
import { useChanges } from '../base/changes.ts';
import { useMainButton } from '../base/main-button.ts';
import { Notice } from '../base/notice.tsx';
import { apiLanguages, useShop } from '../base/shop.ts';
import { askToWrite, touch } from '../base/telegram.ts';
import { PriceOf, Stepper, StockBadge, Tile } from '../shelf/parts.tsx';
import { availableOf, type CartLine } from './cart.ts';
import { type Contact, type ContactFault, findContactFault, toOrderFields } from './contact.ts';
import { ContactForm } from './contact-form.tsx';
import { describeRefusal, findFieldFault } from './refusal.ts';

/** The cart with everything that an order needs, on one page. */
export function CartScreen() {
  const { cart, placing, shelf, translate, back } = useShop();
  useChanges(cart, placing);
  useEffect(() => {
    void shelf.read(cart.skus);
  }, [shelf, cart]);
  const isLocked = placing.isSending || placing.isUnanswered;
  const order = useOrdering();
  const { lines } = cart;
  if (lines.length === 0 && !isLocked) {
    return (
      <Notice title={translate('shop.cart')} text={translate('shop.cartEmpty')}>
        <button type="button" class="second" onClick={back}>
          {translate('shop.toShelf')}
        </button>
      </Notice>
    );
  }
  return (
    <main>
      <h1>{translate('shop.cart')}</h1>
      <fieldset class="plain" disabled={isLocked}>
        <ul class="shelf">
          {lines.map((line) => (
            <CartRow key={line.sku} line={line} />
          ))}
        </ul>
        <Total />
        <ContactForm contact={order.contact} change={order.change} fault={order.fault} />
      </fieldset>
      <Problem />
    </main>
  );
}

/** The form, and Telegram's button that sends it. */
function useOrdering() {
  const { cart, placing, orders, storage, user, language, format, translate, shelf } = useShop();
  const [contact, setContact] = useState<Contact>(
    () =>
      storage.read<Contact>('contact') ?? { name: user.firstName, phone: '', method: 'PICK_UP', address: '', note: '' },
  );
  const [fault, setFault] = useState<ContactFault>();
  const openOrder = useOpenOrder();
  const { total } = cart;
  const change = (changes: Partial<Contact>): void => {
    const next = { ...contact, ...changes };
    setContact(next);
    setFault(undefined);
    storage.write('contact', next);
  };
  const press = async (): Promise<void> => {
    if (placing.isSending) return;
    const found = placing.isUnanswered ? undefined : findContactFault(contact);
    if (found || (!total && !placing.isUnanswered)) {
      touch('refused');
      setFault(found);
      return;
    }
    const order = total && { items: toItems(cart.lines), expectedTotal: total.amount, ...toOrderFields(contact) };
    const placed = await placing.place(order, apiLanguages[language]);
    touch(placed ? 'done' : 'refused');
    if (!placed) {
      setFault(findFieldFault(placing.refusal));
      // What was refused for its price or stock shows the newest of both.
      return shelf.read(cart.skus);
    }
    change({ note: '' });
    cart.remove(placed.items.map(({ sku }) => sku));
    orders.take([placed]);
    openOrder(placed.id);
  };
  const sum = total ? format.money(total.amount, total.currencyCode) : '';
  useMainButton(
    total || placing.isUnanswered || placing.isSending
      ? {
          text: placing.isUnanswered ? translate('shop.askAgain') : translate('shop.order', { sum }),
          isBusy: placing.isSending,
          press: () => void press(),
        }
      : undefined,
  );
  return { contact, change, fault };
}

const toItems = (lines: readonly CartLine[]) =>
  lines.filter(({ quantity }) => quantity > 0).map(({ sku, quantity }) => ({ sku, quantity }));

/** Opens a new order, and asks whether the bot may write. Once per phone: whoever said no is not asked with every order. */
function useOpenOrder(): (id: string) => void {
  const { settings, user, storage, goFromShelf } = useShop();
  return (id) => {
    goFromShelf({ name: 'order', id });
    if (!settings.notifiesBuyers || user.allowsMessages || storage.read<boolean>('wasAsked') === true) return;
    storage.write('wasAsked', true);
    void askToWrite();
  };
}

function CartRow({ line: { sku, product, quantity } }: { line: CartLine }) {
  const { cart, translate } = useShop();
  const name = product?.name ?? sku;
  const available = availableOf(product);
  return (
    <li class="product">
      <span class="open">
        <Tile product={product} />
        <span class="words">
          <span class="name">{name}</span>
          <PriceOf product={product} />
          <StockBadge product={product} />
          {available > 0 && quantity === available && (
            <span class="hint">{translate('shop.atMost', { count: available })}</span>
          )}
        </span>
      </span>
      {available > 0 ? (
        <Stepper name={name} value={quantity} max={available} change={(value) => cart.set(sku, value)} />
      ) : (
        <button type="button" class="link" onClick={() => cart.set(sku, 0)}>
          {translate('shop.remove')}
        </button>
      )}
    </li>
  );
}

function Total() {
  const { cart, format, translate } = useShop();
  const { total } = cart;
  if (!total) return null;
  return (
    <p class="total">
      <span>{translate('shop.total')}</span>
      <strong>{format.money(total.amount, total.currencyCode)}</strong>
    </p>
  );
}

/** Why nothing was ordered, or that it is not known. */
function Problem() {
  const { placing, shelf, format, translate } = useShop();
  const element = useRef<HTMLParagraphElement>(null);
  const text = placing.isUnanswered
    ? translate('shop.unanswered')
    : placing.refusal &&
      describeRefusal(placing.refusal, { translate, format, nameOf: (sku) => shelf.find(sku)?.name });
  useEffect(() => {
    if (text) element.current?.scrollIntoView({ block: 'nearest' });
  }, [text]);
  return (
    <p ref={element} class={text ? 'problem' : 'plain'} role="alert">
      {text}
    </p>
  );
}
