-- Where an OpenTelemetry SDK runs, one trace leads from a received event over its booking to the figures that are sent.

alter table marketplace_webhooks add column traceparent text;
comment on column marketplace_webhooks.traceparent is 'The span in which it was received, as W3C Trace Context writes it; null: nobody traces.';

create table product_traces (
  product_id integer primary key references products (id) on delete cascade,
  version integer not null,
  traceparent text not null,
  recorded_at timestamptz not null default now()
);
comment on table product_traces is 'The span that changed the stock of a product last, where an OpenTelemetry SDK runs.';
comment on column product_traces.product_id is 'Whose stock moved.';
comment on column product_traces.version is 'The product''s version after that movement.';
comment on column product_traces.traceparent is 'The span, as W3C Trace Context writes it.';
comment on column product_traces.recorded_at is 'When it was recorded.';
