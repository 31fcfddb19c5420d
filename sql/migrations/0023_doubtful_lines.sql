-- What an event waits for is remembered per line: a line that is decided closes no event that waits because of another one.

comment on column marketplace_webhooks.held_because is 'Why it is held, as {code, ...figures}; null: it never was. Codes: zeros (items of listings), jump (from, to), unjudged, counted (sku), other_content, partly_cancelled, order_over, over_cancelled, missed, read. With lines: the keys of the lines of its order about which it is.';

-- What an earlier release recorded as cancelled said neither whether it took the rest nor where the goods were: the lines say it.
update order_item_reports r set takes_rest = r.quantity >= i.quantity, at_once = i.cancelled_quantity > 0
from order_items i where i.id = r.order_item_id and r.kind = 'cancelled' and r.occurred_at is null;
