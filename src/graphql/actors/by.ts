import { ApiKeyType } from '../access/api-key.ts';
import { builder } from '../base/builder.ts';
import { OrderEventType } from '../orders/order-story.ts';
import { ExchangeRateType } from '../sales/exchange-rate.ts';
import { MovementRef } from '../stock/movement.ts';
import { ActorType, findActor } from './actor.ts';

// Beside each text that says who did it, the same as an object. Fields are nullable because more kinds of actors may come.
builder.objectField(MovementRef, 'by', (t) =>
  t.field({
    type: ActorType,
    nullable: true,
    description: 'Who caused the movement: `actor` as an object.',
    resolve: ({ actor, recordedAt }, _args, context) => findActor(actor, recordedAt, context),
  }),
);

builder.objectField(OrderEventType, 'by', (t) =>
  t.field({
    type: ActorType,
    nullable: true,
    description: 'Who made the step: `actor` as an object.',
    authScopes: { staff: true },
    resolve: ({ actor, at }, _args, context) => findActor(actor, at, context),
  }),
);

builder.objectField(ExchangeRateType, 'by', (t) =>
  t.field({
    type: ActorType,
    nullable: true,
    description: 'Who set the rate last: `actor` as an object.',
    resolve: ({ actor, updatedAt }, _args, context) => findActor(actor, updatedAt, context),
  }),
);

builder.objectField(ApiKeyType, 'by', (t) =>
  t.field({
    type: ActorType,
    nullable: true,
    description: 'Who created the key: `createdBy` as an object; null: not recorded.',
    resolve: ({ createdBy, createdAt }, _args, context) =>
      createdBy === null ? null : findActor(createdBy, createdAt, context),
  }),
);
