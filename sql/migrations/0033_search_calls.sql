-- What was spent within a minute on finding out which item of a refused call is to blame. A token bucket would have to hold back a part
-- of the share for its refill; with the single calls the whole share can be used at once.

create table search_calls (
  account text not null,
  bucket text not null,
  at timestamptz not null default clock_timestamp(),
  tokens integer not null
);
create index search_calls_account on search_calls (account, bucket, at);
comment on table search_calls is 'Calls of the last minute that searched for the item to blame, by account and group of methods. Older rows are deleted when another is added.';
comment on column search_calls.account is 'The account, as in call_buckets.';
comment on column search_calls.bucket is 'The group of methods, as in call_buckets.';
comment on column search_calls.at is 'When the call had been answered.';
comment on column search_calls.tokens is 'What it cost, in tokens of the group.';
