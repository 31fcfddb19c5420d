-- What was told of an order before the order itself, found by its number when that comes.

-- squawk-ignore require-concurrent-index-creation
create index idx_webhooks_order on marketplace_webhooks (marketplace_id, (payload ->> 'order_id')) where status in ('retry', 'failed');
