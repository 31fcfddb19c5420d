-- What only some of the staff may see: money (cost, profit, revenue), and who the buyers are.

-- Who has a key today keeps what they see; new keys begin without.
alter table api_keys
  add column sees_money boolean not null default true,
  add column sees_buyers boolean not null default true;
alter table api_keys
  alter column sees_money set default false,
  alter column sees_buyers set default false;
comment on column api_keys.sees_money is 'Whether the person may see costs, profit and revenue. An owner sees them in any case.';
comment on column api_keys.sees_buyers is 'Whether the person may see names, phones and notes of buyers. An owner sees them in any case.';

alter table sign_in_links
  add column sees_money boolean,
  add column sees_buyers boolean;
comment on column sign_in_links.sees_money is 'Whether the person may see costs, profit and revenue; null: as the person has it, a new person may not.';
comment on column sign_in_links.sees_buyers is 'Whether the person may see names, phones and notes of buyers; null: as the person has it, a new person may not.';
