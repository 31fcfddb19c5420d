import type { DecisionKind, EventDecisionKind } from '../../db/decisions.ts';
import { defineEnum } from '../base/enums.ts';

export const DecisionKindEnum = defineEnum<DecisionKind>(
  'DecisionKind',
  'Kinds of what waits for a decision of a person, each with the query that lists it and the mutations that decide.',
  {
    held_figures:
      'Target figures of 0 that the guard for outgoing figures holds: `marketplaceProducts(filter: {pushStates: HELD_BY_GUARD})`, then ' +
      '`releaseHeldPushes`.',
    refused_figures:
      'Figures that the marketplace refused: `marketplaceProducts(filter: {pushStates: REFUSED})`. Fix the cause, then ' +
      '`syncMarketplace`.',
    held_readings:
      'Figures read from a marketplace that the guard for incoming figures holds: `webhooks(filter: {decisions: HELD_READINGS})`, then ' +
      '`retryWebhooks` or `dismissWebhooks` by id.',
    held_events:
      'Received events that only a person can judge: `webhooks(filter: {decisions: HELD_EVENTS})`, then `retryWebhooks` or ' +
      '`dismissWebhooks` by id.',
    failed_events:
      'Received events that could not be read or applied: `webhooks(filter: {decisions: FAILED_EVENTS})`. Fix the cause, then ' +
      '`retryWebhooks`; or `dismissWebhooks`.',
    unlinked_events:
      'Received events about something that is not linked to a product: use `linkProduct`, and they are applied automatically.',
    drifts:
      'Open differences between target and shown figures: `drifts(open: true)`. The target figure is sent again automatically; use ' +
      "`acceptDrift` if the seller's stock is wrong.",
    expected_returns:
      'Orders whose goods are expected back for too long: `orders(filter: {returnExpected: true})`, then `receiveReturn`, or ' +
      '`cancelOrder` with `restock: false`.',
  },
);

export const EventDecisionKindEnum = defineEnum<EventDecisionKind>(
  'EventDecisionKind',
  'Decisions that a received event can wait for. The values mean the same as in `DecisionKind`.',
  {
    held_readings: 'The event is a figure read from a marketplace, and the guard for incoming figures holds it.',
    held_events: 'Only a person can judge the event.',
    failed_events: 'The event could not be read or applied.',
    unlinked_events: 'The event is about something that is not linked to a product.',
  },
);
