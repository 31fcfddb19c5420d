-- Room for several warehouses: until they are supported there is one, and all stock is in it.

create table warehouses (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  name text not null,
  created_at timestamptz not null default now()
);
comment on table warehouses is 'Where stock lies. There is one until several are supported; the figures of inventory are of all together.';
comment on column warehouses.id is 'Its key; 1 is the default warehouse.';
comment on column warehouses.code is 'Short name, used in arguments.';
comment on column warehouses.name is 'Name for people.';
comment on column warehouses.created_at is 'When it was entered.';
insert into warehouses (code, name) values ('main', 'Main warehouse');
