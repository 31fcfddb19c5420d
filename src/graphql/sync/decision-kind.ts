import type { DecisionKind, EventDecisionKind } from '../../db/decisions.ts';
import { defineEnum } from '../base/enums.ts';

export const DecisionKindEnum = defineEnum<DecisionKind>(
  'DecisionKind',
  'What a person has to decide, and where; more may be added.',
  {
    held_figures:
      'Figures that the outgoing guard holds: `marketplaceProducts(filter: {pushStates: HELD_BY_GUARD})`, then releaseHeldPushes.',
    refused_figures:
      'Figures that the marketplace refuses: `marketplaceProducts(filter: {pushStates: REFUSED})`. Fix the cause, then syncMarketplace. Cause `suspected`: it names none of them, so that they are still OWED and sent again by themselves; read `example`, and change what it says.',
    held_readings:
      'Figures read from the marketplace that the incoming guard holds: `webhooks(filter: {decisions: HELD_READINGS})`, then retryWebhooks or dismissWebhooks by id.',
    held_events:
      'Events that only a person can judge: `webhooks(filter: {decisions: HELD_EVENTS})`, then retryWebhooks or dismissWebhooks by id.',
    failed_events:
      'Events that could not be read or applied: `webhooks(filter: {decisions: FAILED_EVENTS})`. Fix the cause, then retryWebhooks, or dismissWebhooks.',
    unlinked_events:
      'Events of products that are linked to none of ours: linkProduct; they are then applied automatically.',
    drifts:
      'Differences that still stand: `drifts(open: true)`. Our figure is sent again automatically; acceptDrift if our stock is wrong.',
    expected_returns:
      'Orders with items that are expected back for too long: `orders(filter: {returnExpected: true})`, then receiveReturn, or cancelOrder with restock: false.',
  },
);

export const EventDecisionKindEnum = defineEnum<EventDecisionKind>(
  'EventDecisionKind',
  'What an event waits for, as in DecisionKind; more may be added.',
  {
    held_readings: 'A figure read from the marketplace that the incoming guard holds.',
    held_events: 'An event that only a person can judge.',
    failed_events: 'An event that could not be read or applied.',
    unlinked_events: 'An event of a product that is linked to none of ours.',
  },
);
