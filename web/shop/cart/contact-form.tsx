import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TextId } from '../../shared/language.ts';
import { useShop } from '../base/shop.ts';
import { askForPhone } from '../base/telegram.ts';
import type { Contact, ContactFault, ContactField } from './contact.ts';

interface FormProps {
  contact: Contact;
  change(changes: Partial<Contact>): void;
  fault: ContactFault | undefined;
}

const ways = [
  ['PICK_UP', 'shop.pickUp'],
  ['DELIVERY', 'shop.delivery'],
] as const;

/** Who orders, and how it reaches them. */
export function ContactForm(props: FormProps) {
  const { translate } = useShop();
  const { contact, change } = props;
  return (
    <section class="form" aria-label={translate('shop.contact')}>
      <Field {...props} field="name" label="shop.name" maxLength={200} autocomplete="name" />
      <Field {...props} field="phone" label="shop.phone" isPhone maxLength={40} autocomplete="tel">
        <AskPhone change={change} />
      </Field>
      <fieldset class="ways" aria-label={translate('shop.way')}>
        {ways.map(([method, text]) => (
          <label key={method}>
            <input type="radio" name="way" checked={contact.method === method} onChange={() => change({ method })} />
            {translate(text)}
          </label>
        ))}
      </fieldset>
      {contact.method === 'DELIVERY' && (
        <Field {...props} field="address" label="shop.address" maxLength={500} autocomplete="street-address" />
      )}
      <Field {...props} field="note" label="shop.note" maxLength={1_000} />
    </section>
  );
}

/** Telegram knows the buyer's number. Whoever does not want that types one. */
function AskPhone({ change }: Pick<FormProps, 'change'>) {
  const { translate } = useShop();
  const [isAsking, setAsking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const ask = async (): Promise<void> => {
    setAsking(true);
    const phone = await askForPhone();
    setAsking(false);
    setRefused(phone === undefined);
    if (phone !== undefined) change({ phone });
  };
  return (
    <>
      <button type="button" class="second" disabled={isAsking} onClick={() => void ask()}>
        {translate('shop.sharePhone')}
      </button>
      {isRefused && (
        <p class="hint" role="status">
          {translate('shop.typePhone')}
        </p>
      )}
    </>
  );
}

interface FieldProps extends FormProps {
  field: Exclude<ContactField, 'method'>;
  label: TextId;
  isPhone?: boolean;
  maxLength: number;
  autocomplete?: string;
  children?: ComponentChildren;
}

const ownWords: Partial<Record<ContactField, TextId>> = { phone: 'shop.phoneWrong', address: 'shop.addressMissing' };

function Field({ contact, change, fault, field, label, isPhone, children, ...rest }: FieldProps) {
  const { translate } = useShop();
  const input = useRef<HTMLInputElement>(null);
  const isFaulty = fault?.field === field;
  useEffect(() => {
    if (fault?.field === field) input.current?.focus();
  }, [fault, field]);
  const words = ownWords[field];
  const problem = isFaulty ? (fault?.message ?? (words && translate(words))) : undefined;
  return (
    <div class="field">
      <label for={`field-${field}`}>{translate(label)}</label>
      <input
        ref={input}
        id={`field-${field}`}
        {...(isPhone ? ({ type: 'tel' } as const) : ({ type: 'text' } as const))}
        value={contact[field]}
        aria-invalid={isFaulty}
        aria-describedby={problem ? `problem-${field}` : undefined}
        onInput={({ currentTarget }) => change({ [field]: currentTarget.value })}
        {...rest}
      />
      {problem && (
        <p id={`problem-${field}`} class="problem">
          {problem}
        </p>
      )}
      {children}
    </div>
  );
}
