import { SignInRefusedError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { ErrorInterface } from '../base/errors.ts';

const SignInRefusalReasonEnum = defineEnum('SignInRefusalReason', 'Why a credential lets nobody in. The list grows.', {
  unknown_key: 'The API key is unknown, revoked or expired.',
  unknown_link: 'The one-time link is unknown: it may have been cut off while it was copied.',
  used_link: 'The one-time link was used already.',
  expired_link: 'The one-time link has expired.',
  init_data_unreadable: 'The `initData` has no hash, user or time.',
  init_data_forged: 'The `initData` was altered, or made for another bot than that of TELEGRAM_BOT_TOKEN.',
  init_data_of_other_token:
    'The `initData` is for this bot, but signed with another token of it: TELEGRAM_BOT_TOKEN was replaced, or must be.',
  init_data_expired: 'The `initData` is too old: the Mini App must be closed and opened again.',
  init_data_from_future: "The `initData` is from the future: the server's clock is slow.",
  telegram_not_configured: 'TELEGRAM_BOT_TOKEN is not set.',
});

builder.objectType(SignInRefusedError, {
  name: 'SignInRefusedError',
  description: 'The credential lets nobody in. `code` is SIGN_IN_REFUSED.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    reason: t.expose('reason', { type: SignInRefusalReasonEnum, description: 'Why, for programs.' }),
  }),
});
