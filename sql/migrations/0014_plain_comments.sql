-- Comments of tables and columns in plain words; nothing else changes.

comment on table deployment is 'One row with what is true of the whole database. One deployment = one seller = one database.';
comment on column deployment.era is 'Identifies this copy of the data. A restored database starts a new era, so that cursors of the old one are rejected.';
comment on column deployment.swept_tx is 'Pushes are planned for all inventory changes of transactions before this one.';
comment on column deployment.silence_checked_at is 'When marketplaces were last checked for being silent longer than usual.';

comment on table products is 'The seller''s products. Their stock is in inventory, their listings are in marketplace_products.';
comment on column products.id is 'Internal id.';
comment on column products.sku is 'The seller''s SKU, exactly as given: never trimmed, converted or matched by name.';
comment on column products.barcodes is 'Barcodes as text; leading zeros are significant.';
comment on column products.price is 'Price in the Mini App shop, in currency; null: no price.';
comment on column products.cost_price is 'Cost of one unit for the seller, in currency; null: not known.';
comment on column products.archived_at is 'When the product was archived: since then it shows 0 on every marketplace. Null: not archived.';
comment on column products.created_at is 'When the row was created.';

comment on table marketplaces is 'Marketplaces with an API, our own shop, and marketplaces whose orders are typed in by staff.';
comment on column marketplaces.id is 'Internal id.';
comment on column marketplaces.previous_webhook_secret_fingerprint is 'Keyed hash of the previous secret, so that no other marketplace can get it while it is accepted.';
comment on column marketplaces.webhook_enabled is 'Feature flag: whether its webhooks are accepted; otherwise it is polled.';
comment on column marketplaces.sale_signal is 'The one signal that changes stock for sales there: stock (changed figures) or orders. Null unless type is api.';
comment on column marketplaces.sale_signal_since is 'When sale_signal was last changed; null: never. For earlier orders, the previous signal changed the stock.';
comment on column marketplaces.applies_late is 'true: it answers a stock update before it applies it, so its own sale never proves which figure it shows.';
comment on column marketplaces.paused is 'true: nothing is pushed to it. Sales still come in, and what is owed is pushed on resume.';
comment on column marketplaces.stock_buffer is 'Units that no listing there shows; the stricter of this and the listing''s own rule applies.';
comment on column marketplaces.stock_percent is 'Share of the quantity that a listing there can show, in percent; the stricter of this and the listing''s own rule applies.';
comment on column marketplaces.stock_limit is 'Maximum number of units that a listing there can show; null: no limit; the stricter of this and the listing''s own rule applies.';
comment on column marketplaces.stock_minimum is 'With fewer free units than this, every listing there shows 0: the last units are kept for other marketplaces.';
comment on column marketplaces.credentials_expire_at is 'When the credentials expire, by the last check of the account; null: not reported.';
comment on column marketplaces.account_checked_at is 'When the credentials were last checked with a call that changes nothing; null: never.';
comment on column marketplaces.account_missing is 'Rights and settings that were missing at the last check, each as a sentence that says what to do.';

comment on column marketplace_products.id is 'Internal id.';
comment on column marketplace_products.marketplace_sku is 'The marketplace''s SKU of the product.';
comment on column marketplace_products.marketplace_stock is 'The figure that it shows by the last reading or accepted push, in items.';
comment on column marketplace_products.observed_at is 'Time of the newest report of its figure, by the marketplace''s clock; an older report changes nothing.';
comment on column marketplace_products.stock_buffer is 'Units that this listing never shows.';
comment on column marketplace_products.stock_percent is 'Share of the quantity that this listing can show, in percent.';
comment on column marketplace_products.stock_limit is 'Maximum number of units that this listing can show; null: no limit.';
comment on column marketplace_products.stock_minimum is 'With fewer free units than this it shows 0: the last units are kept for other marketplaces.';
comment on column marketplace_products.settings is 'What the adapter needs to identify it at the marketplace, in the format of the adapter''s link schema.';
comment on column marketplace_products.unlinked_at is 'When unlinking began: it shows 0, and the row is deleted when the marketplace has confirmed that. Null: linked.';

comment on table api_keys is 'API keys of staff. A key is shown once; only its hash is stored.';
comment on column api_keys.id is 'Internal id.';
comment on column api_keys.created_at is 'When it was created.';
comment on column api_keys.revoked_at is 'When it was revoked; null: not revoked.';
comment on column api_keys.created_by is 'Who created it: the name of the key that was used, or the command line; null: not recorded, or by OMBOR_OWNER_KEY.';

comment on table inventory is 'The stock of each product. Written by apply_stock_changes only.';
comment on column inventory.product_id is 'The product.';
comment on column inventory.oversold is 'Units that marketplaces sold beyond the stock; the next receipt covers them first.';
comment on column inventory.version is 'Number of movements of the product, without gaps.';
comment on column inventory.changed_tx is 'The last transaction that changed what subscribers see of this product; subscribers and the sweep catch up by it.';
comment on column inventory.updated_at is 'When the stock last changed.';

comment on table inventory_movements is 'The ledger: every change of stock, append-only. In every row, after = before + change.';
comment on column inventory_movements.product_id is 'The product.';
comment on column inventory_movements.movement_type is 'Why the stock changed.';
comment on column inventory_movements.quantity_before is 'quantity - oversold before, in units.';
comment on column inventory_movements.quantity_after is 'quantity - oversold after, in units; negative: oversold.';
comment on column inventory_movements.marketplace_id is 'Where it was sold or returned; null for the seller''s own adjustments.';
comment on column inventory_movements.reference_type is 'What reference_id identifies.';
comment on column inventory_movements.source_key is 'Identifies the cause permanently: the same cause never changes stock twice.';
comment on column inventory_movements.business_day is 'The calendar day of occurred_at in the business time zone.';
comment on column inventory_movements.occurred_at is 'When it happened.';
comment on column inventory_movements.recorded_at is 'When the row was written.';

comment on table sales_daily is 'Sales analytics, updated in the transaction of the movement: one row per business day, product, marketplace and currency.';
comment on column sales_daily.business_day is 'Calendar day in the business time zone.';
comment on column sales_daily.product_id is 'The product.';
comment on column sales_daily.marketplace_id is 'The marketplace.';

comment on table marketplace_webhooks is 'The inbox: every signed webhook, every event that a poll found, every notification. History, retry queue and debugging record in one.';
comment on column marketplace_webhooks.payload is 'The parsed body; null: it is no JSON that jsonb can store.';
comment on column marketplace_webhooks.raw_body is 'The body byte for byte, as it was signed.';
comment on column marketplace_webhooks.signature is 'The signature as received; null for polls and notifications.';
comment on column marketplace_webhooks.dedupe_key is 'Identifies the event, from signed content only: a second delivery of it changes nothing.';
comment on column marketplace_webhooks.status is 'pending (not tried yet), processed, retry (transient error), failed (a person must act).';
comment on column marketplace_webhooks.error_message is 'Why it failed or is retried; on a processed row, why it changed no stock.';
comment on column marketplace_webhooks.retry_count is 'Number of failed attempts.';
comment on column marketplace_webhooks.origin is 'webhook: signed by the marketplace; poll: read by us; notification: unsigned, so it only starts a poll.';
comment on column marketplace_webhooks.late is 'true: a count of its product may already include it, because it waited for a link or came with the first poll.';
comment on column marketplace_webhooks.held is 'true: a count is newer than the event, or the guard finds it unusual; a person must replay it, or the guard releases it.';

comment on table pushes is 'One row per marketplace product of a marketplace with an API: which push is owed to it, and which figure it provably shows.';
comment on column pushes.marketplace_id is 'Its marketplace, so that owed pushes are found in this table alone.';
comment on column pushes.pushed_version is 'The owed_version of the last answered push; below owed_version: a push is owed. Never decreases.';
comment on column pushes.expected_stock is 'The figure that the marketplace provably shows, in items; null: not known.';
comment on column pushes.answered_marketplace_at is 'The same by the marketplace''s clock (Date header, full seconds); null: it sent none.';
comment on column pushes.open_until is 'A push is in flight until this time at the latest; null: none. In the past: the sender died, the result is unknown.';
comment on column pushes.settle_at is 'After a push of unknown result: push again at this time, when the lost one can no longer arrive.';
comment on column pushes.next_push_at is 'No push before this time, because of the marketplace or its limits.';
comment on column pushes.failures is 'Number of pushes in a row without an answer.';
comment on column pushes.refused_reason is 'Why the marketplace refused this item; null: not refused.';
comment on column pushes.owed_since is 'Since when a push has been owed without interruption: the time of the change that waits.';
comment on column pushes.zero_confirmed_at is 'When a person last confirmed that it may show 0; valid until the stock changes. Null: never.';

comment on table marketplace_leases is 'The lease to push to a marketplace, one process at a time, and the times that all processes share.';
comment on column marketplace_leases.owner is 'Token of the process that has the lease; null: none.';
comment on column marketplace_leases.leased_until is 'When the lease ends, by the database''s clock.';
comment on column marketplace_leases.failures is 'Number of calls in a row that failed as a whole.';
comment on column marketplace_leases.wake_at is 'Time of the last queued job, so that it is not queued twice.';
comment on column marketplace_leases.last_success_at is 'When a call last succeeded.';
comment on column marketplace_leases.last_error is 'The last error; null after a success.';
comment on column marketplace_leases.reconcile_after is 'Id of the last listing that the running reconcile has read; null: none is running.';
comment on column marketplace_leases.reconcile_asked_at is 'When a reconcile was last queued, so that it is not queued at every sweep.';
comment on column marketplace_leases.account_asked_at is 'When a check of the account was last queued, so that it is not queued at every sweep.';

comment on table sync_logs is 'One row per push, pull and poll that did something, successful or not.';
comment on column sync_logs.marketplace_id is 'The marketplace.';
comment on column sync_logs.items is 'Number of items.';
comment on column sync_logs.calls is 'Number of HTTP calls.';
comment on column sync_logs.error_message is 'The marketplace''s error, unless everything succeeded.';

comment on table worker_pools is 'Running worker processes. When a heartbeat stops, the others unlock the jobs of that pool.';
comment on column worker_pools.heartbeat_at is 'Time of the last heartbeat.';

comment on table orders is 'Every order: from the Mini App shop, typed in by staff, or reported by a marketplace.';
comment on column orders.id is 'Internal id.';
comment on column orders.number is 'The order number that people use.';
comment on column orders.fulfilment is 'own: we ship it (FBS, DBS); marketplace: shipped from the marketplace''s stock (FBO), never changes ours.';
comment on column orders.status is 'The status of the order.';
comment on column orders.ship_by is 'When it must be handed over, if the marketplace reports that.';
comment on column orders.recorded_at is 'When the row was created.';

comment on table order_items is 'The lines of orders.';
comment on column order_items.id is 'Internal id.';
comment on column order_items.line_key is 'The line''s name at the marketplace: its SKU or product id there; our SKU for our own orders.';
comment on column order_items.return_expected is 'Of these, expected back.';
comment on column order_items.returned_quantity is 'Of these, returned.';
comment on column order_items.moves_stock is 'false: its stock was changed by another signal of the marketplace.';

comment on table order_item_cancellations is 'Cancellations of order lines: how many items, when, and whether they went back to stock.';
comment on column order_item_cancellations.id is 'Internal id.';
comment on column order_item_cancellations.reason is 'The reason, as text.';
comment on column order_item_cancellations.source_key is 'Identifies the marketplace''s event permanently, so that it never cancels twice; null: cancelled by a person.';

comment on table order_item_expected_returns is 'Events that reported items of a line on their way back, so that a replay adds nothing.';
comment on column order_item_expected_returns.id is 'Internal id.';
comment on column order_item_expected_returns.source_key is 'Identifies the event and the line permanently.';

comment on table idempotency_keys is 'Results of mutations by idempotency key, so that a repeated call gets the same result. Kept for 30 days.';
comment on column idempotency_keys.caller is 'The caller: equal keys of different callers are independent.';
comment on column idempotency_keys.input_hash is 'sha256 of the parsed input: the same key with another input is a conflict.';
comment on column idempotency_keys.result is 'What is needed to return the same result again.';

comment on table returns is 'Returns: one row each time goods are received back.';
comment on column returns.id is 'Internal id; reference_id of its movements.';
comment on column returns.order_id is 'The order; null: only the marketplace was given.';
comment on column return_items.id is 'Internal id.';
comment on column return_items.order_item_id is 'The order line; null: sold without a known order.';

comment on table listing_figures is 'Figures that were sent to listings, with the answer, and figures that listings were seen to show. Kept for 180 days.';
comment on column listing_figures.figure is 'In items of the listing; null: sent, but the sender died before it recorded the figure.';
comment on column listing_figures.inventory_version is 'The product''s version that the figure was computed from; null if it was read.';
comment on column listing_figures.outcome is 'accepted, refused (a person must act), not_applied (the marketplace asked to retry later), unknown (the answer was lost). Null if it was read.';
comment on column listing_figures.reason is 'The error of the marketplace or the connection, if it was not accepted.';
comment on column listing_figures.happened_at is 'When it was sent or read, by our clock.';

comment on table exchange_rates is 'The value of one unit of a currency in the base currency, from a business day until the day of the next row.';
comment on column exchange_rates.id is 'Identifies the row in page cursors.';
comment on column exchange_rates.base_currency is 'ISO 4217 code of the currency that the value is in: the base currency when the rate was set.';
comment on column exchange_rates.valid_from is 'First business day on which it is valid.';

comment on table alerts is 'Problems that a person should know: one open row per cause, updated when the cause changes, resolved when it is over.';
comment on column alerts.kind is 'The kind of problem.';
comment on column alerts.product_id is 'The product; null: no single one.';
comment on column alerts.marketplace_id is 'The marketplace; null: no single one.';
comment on column alerts.about is 'What else identifies the cause, such as a SKU that is not linked; null: nothing else.';
comment on column alerts.cause_key is 'Identifies the cause: kind, marketplace, product, about. Unique while open.';
comment on column alerts.order_ids is 'The orders concerned.';
comment on column alerts.parameters is 'The figures and names for its text, by kind; no data of customers.';
comment on column alerts.version is 'Number of changes of the row, to find messages that are not up to date.';
comment on column alerts.resolved_at is 'When the cause was over; null: open.';

comment on table alert_chats is 'The Telegram chats of TELEGRAM_ALERT_CHAT_IDS, and the delay of each, shared by all processes.';
comment on column alert_chats.chat_id is 'The chat id as in TELEGRAM_ALERT_CHAT_IDS.';
comment on column alert_chats.active is 'Whether TELEGRAM_ALERT_CHAT_IDS still contains it.';
comment on column alert_chats.moved_to is 'Its new id, after the group became a supergroup.';
comment on column alert_chats.not_before is 'No message before this time: Telegram''s limits, or the last message was refused.';
comment on column alert_chats.error_message is 'Why messages to it fail; null: they do not.';
comment on column alert_chats.added_at is 'When it was first in TELEGRAM_ALERT_CHAT_IDS.';

comment on table alert_messages is 'Messages in Telegram, stored before they are sent: one alert each, or several as a digest.';
comment on column alert_messages.id is 'Internal id.';
comment on column alert_messages.chat_id is 'The chat.';
comment on column alert_messages.digest is 'true: several alerts in one message, after quiet hours or because they came together.';
comment on column alert_messages.telegram_message_id is 'Telegram''s id of the message, needed to edit it; null: not known to be sent.';
comment on column alert_messages.tried_at is 'When sending was last tried: since then Telegram may have the message, even without an answer. Null: never.';
comment on column alert_messages.created_at is 'When the row was created.';

comment on table alert_notices is 'Per alert and chat: the version that the message should show, and the version that it shows.';
comment on column alert_notices.shown_version is 'The version that was last sent; below wanted_version: the message must be sent or edited.';
comment on column alert_notices.due_at is 'Nothing is sent before this time: the end of quiet hours, or a delay after a failure.';

comment on table alert_sender is 'One row: the lease for calls to the Bot API, and their delay. One process at a time, so that limits are kept and no message is sent twice.';
comment on column alert_sender.owner is 'Token of the process that has the lease; null: none.';
comment on column alert_sender.leased_until is 'When the lease ends, by the database''s clock.';
comment on column alert_sender.failures is 'Number of calls in a row without an answer.';
comment on column alert_sender.wake_at is 'Time of the last queued job, so that it is not queued twice.';

comment on table call_buckets is 'One token bucket per marketplace account and group of methods, shared by all processes.';
comment on column call_buckets.account is 'Identifies the account by a keyed hash of its credentials. Two marketplaces with the same credentials share its limits.';
comment on column call_buckets.bucket is 'The adapter''s name of a group of methods with its own limit.';
comment on column call_buckets.tokens is 'Tokens left at refilled_at; below 0: the last call cost more than was left.';
comment on column call_buckets.refilled_at is 'When tokens was last computed. Nothing is refilled during a call, so that we never count more tokens than the marketplace does.';

comment on table marketplace_calls is 'Number of HTTP calls per marketplace, business day and purpose.';
comment on column marketplace_calls.kind is 'stock: sets or reads figures; orders: reads orders; other: catalogue, account.';
comment on column marketplace_calls.left_today is 'What is left of the daily quota by the last answer; null: not reported.';

comment on table marketplace_polls is 'Polls of marketplaces: of their orders or their stock figures. The row says when a poll is due; jobs only start it.';
comment on column marketplace_polls.cursor is 'Where the next poll continues, in the adapter''s format; null: from the beginning. Written in the transaction that stores the events before it.';
comment on column marketplace_polls.owner is 'Token of the process that is polling.';
comment on column marketplace_polls.leased_until is 'When the lease of that process ends, by the database''s clock.';
comment on column marketplace_polls.wake_at is 'Time of the last queued job, so that it is not queued twice.';
comment on column marketplace_polls.polled_at is 'When the last successful poll began.';
comment on column marketplace_polls.read_at is 'Everything that the marketplace reported before this time has been read, by a poll or before a push.';
comment on column marketplace_polls.rung_at is 'When the marketplace''s own notification last started a poll.';
comment on column marketplace_polls.pushed_at is 'When figures were last pushed: the orders are read again 20 s after that.';
comment on column marketplace_polls.no_read_before is 'After reading orders before a push failed: until this time, pushes are sent without reading.';
comment on column marketplace_polls.calls is 'Number of HTTP calls of the last successful poll.';
comment on column marketplace_polls.polls is 'Number of successful polls.';
comment on column marketplace_polls.failures is 'Number of failed polls in a row.';
comment on column marketplace_polls.last_error is 'Why the last poll failed; null: it succeeded.';
comment on column marketplace_polls.interval_reason is 'Why the interval is that long.';

comment on column drifts.status is 'suspected: seen once; open: seen twice, unchanged in between; resolved: over.';
comment on column drifts.cause is 'The most likely cause; null while suspected.';
comment on column drifts.arithmetic is 'How the figures lead to the cause, as a sentence; null while suspected.';
comment on column drifts.told is 'The figure that it provably showed before, in items: our last accepted figure, changed by its own sales; null: not known.';
comment on column drifts.told_at is 'When our last figure was accepted; null: never.';
comment on column drifts.inventory_version is 'The product''s version at the first reading: a change in between ends the suspicion.';
comment on column drifts.owed_version is 'The listing''s owed_version at the first reading, for the same reason.';
comment on column drifts.resolution is 'pushed: our figure was accepted again; equal: the figures were equal; accepted: a person accepted the marketplace''s figure.';
comment on column drifts.accepted_at is 'When a person accepted the difference and our stock was changed by it; null: never.';
