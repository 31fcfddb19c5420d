import type { DeliveryMethod } from '../gql/graphql.ts';
import type { NewOrder } from './placing.ts';

/** Who orders, and how it reaches them. Kept on the phone for the next order, but for the note. */
export interface Contact {
  name: string;
  phone: string;
  method: DeliveryMethod;
  address: string;
  note: string;
}

export type ContactField = keyof Contact;

/** A field that must be filled in otherwise. `message`: the server's words; undefined: ours. */
export interface ContactFault {
  field: ContactField;
  message?: string | undefined;
}

/** The shortest number that can be called has so many digits. */
const minDigits = 9;

/** What is missing before anything is sent. */
export function findContactFault({ phone, method, address }: Contact): ContactFault | undefined {
  if (phone.replace(/\D/g, '').length < minDigits) return { field: 'phone' };
  if (method === 'DELIVERY' && address.trim() === '') return { field: 'address' };
  return undefined;
}

export function toOrderFields({ name, phone, method, address, note }: Contact): Omit<NewOrder, 'items'> {
  return {
    customerPhone: phone,
    delivery: method === 'DELIVERY' ? { method, address: address.trim() } : { method },
    ...(name.trim() !== '' && { customerName: name.trim() }),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}
