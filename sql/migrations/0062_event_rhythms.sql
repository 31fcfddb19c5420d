-- How often each marketplace sends something, kept day by day: reading all events of 14 days took seconds, every ten minutes.

create table event_rhythms (
  marketplace_id integer primary key references marketplaces (id) on delete cascade,
  noted_id bigint not null,
  last_event_at timestamptz not null
);
comment on table event_rhythms is 'Up to which event the days of all marketplaces are noted, and the newest of each. Written by note_event_days only.';
comment on column event_rhythms.marketplace_id is 'The marketplace.';
comment on column event_rhythms.noted_id is 'Its newest row of marketplace_webhooks that is noted; up to the largest of all, every row is.';
comment on column event_rhythms.last_event_at is 'When the newest noted event was received.';

create table event_days (
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  day date not null,
  events integer not null check (events > 0),
  longest_pause interval,
  primary key (marketplace_id, day)
);
comment on table event_days is 'Events of each marketplace by day (UTC), of some 15 days. Written by note_event_days only.';
comment on column event_days.marketplace_id is 'The marketplace.';
comment on column event_days.day is 'The day in UTC on which they were received.';
comment on column event_days.events is 'How many.';
comment on column event_days.longest_pause is 'The longest time without an event that ended on this day; null: nothing was received before.';

insert into event_days (marketplace_id, day, events, longest_pause)
select marketplace_id, (created_at at time zone 'UTC')::date, count(*), max(pause)
from (
  select marketplace_id, created_at, created_at - lag(created_at) over (partition by marketplace_id order by created_at) as pause
  from marketplace_webhooks where created_at > now() - interval '14 days'
) e
group by 1, 2;

insert into event_rhythms (marketplace_id, noted_id, last_event_at)
select m.id, newest.id, newest.created_at
from marketplaces m cross join lateral (
  select w.id, w.created_at from marketplace_webhooks w where w.marketplace_id = m.id order by w.id desc limit 1
) newest;
