-- When products had nothing free to sell: days without stock say nothing about how fast a product sells.

create table stock_gaps (
  product_id integer not null references products (id),
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at >= began_at),
  primary key (product_id, began_at)
);
create index stock_gaps_open on stock_gaps (product_id) where ended_at is null;
comment on table stock_gaps is 'Times in which a product had no free unit, of the last 60 days. Written by a trigger on inventory.';
comment on column stock_gaps.product_id is 'Which product.';
comment on column stock_gaps.began_at is 'When its last free unit left.';
comment on column stock_gaps.ended_at is 'When it had a free unit again; null: it has none yet.';

-- Of what there is: movements between which the stock was 0 or less.
insert into stock_gaps (product_id, began_at, ended_at)
select product_id, recorded_at, ended_at from (
  select product_id, recorded_at, quantity_after > 0 as has_stock,
    lead(recorded_at) over (partition by product_id order by version) as ended_at
  from inventory_movements where (quantity_before > 0) <> (quantity_after > 0)
) turns
where not has_stock and coalesce(ended_at, 'infinity') > now() - interval '60 days' and coalesce(ended_at, 'infinity') >= recorded_at
on conflict do nothing;
