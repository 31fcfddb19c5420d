-- What an event waits for is remembered per line: a line that is decided closes no event that waits because of another one.

comment on column marketplace_webhooks.held_because is 'Why it is held, as {code, ...figures}; null: it never was. Codes: zeros (items of listings), jump (from, to), unjudged, counted (sku), other_content, partly_cancelled, order_over, over_cancelled, missed, read. With lines: the keys of the lines of its order about which it is.';
