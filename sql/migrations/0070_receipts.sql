-- Goods that arrive: a saved draft with lines, booked as a whole and undone as a whole.

create table receipts (
  id bigint generated always as identity primary key,
  status text not null default 'draft' check (status in ('draft', 'booked', 'undone')),
  supplier text check (length(supplier) between 1 and 200),
  document_number text check (length(document_number) between 1 and 200),
  note text check (length(note) between 1 and 2000),
  files text[] not null default '{}' check (cardinality(files) <= 100),
  revision integer not null default 1 check (revision > 0),
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  booked_by text,
  booked_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  check ((booked_by is null) = (booked_at is null)),
  check ((undone_by is null) = (undone_at is null)),
  check ((status = 'draft') = (booked_at is null)),
  check ((status = 'undone') = (undone_at is not null))
);
create index receipts_status on receipts (status, id);
create index receipts_updated on receipts (updated_at);
comment on table receipts is 'Goods that arrive together: a draft until it is booked, which takes all of its lines into stock.';
comment on column receipts.id is 'Its number.';
comment on column receipts.status is 'draft: can be changed; booked: its units are in stock; undone: they were taken back.';
comment on column receipts.supplier is 'Who delivered the goods, in the seller''s words; null: not said.';
comment on column receipts.document_number is 'Number of the supplier''s document; null: none.';
comment on column receipts.note is 'A remark by a person, or null.';
comment on column receipts.files is 'SHA-256 of the files whose lines were read into it, so that no file is read twice by mistake.';
comment on column receipts.revision is 'Rises by 1 with each change of the receipt or of its lines.';
comment on column receipts.created_by is 'Who began it.';
comment on column receipts.created_at is 'When it was begun.';
comment on column receipts.updated_at is 'When it or a line of it last changed.';
comment on column receipts.booked_by is 'Who booked it; null: nobody yet.';
comment on column receipts.booked_at is 'When it was booked; null: not yet.';
comment on column receipts.undone_by is 'Who undid it; null: nobody.';
comment on column receipts.undone_at is 'When it was undone; null: it was not.';

create table receipt_lines (
  id bigint generated always as identity primary key,
  receipt_id bigint not null references receipts (id) on delete cascade,
  product_id integer references products (id),
  code text check (length(code) between 1 and 200),
  name text check (length(name) between 1 and 500),
  file_line integer check (file_line > 0),
  quantity integer not null check (quantity between 1 and 1000000),
  unit_cost numeric(18, 4) check (unit_cost >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  question text check (question in ('unknown_code', 'several_products')),
  cost_before numeric(18, 4),
  cost_after numeric(18, 4),
  cost_restored boolean,
  check ((product_id is null) = (question is not null)),
  check (product_id is not null or code is not null),
  check ((unit_cost is null) = (currency is null))
);
create index receipt_lines_receipt on receipt_lines (receipt_id, id);
create index receipt_lines_product on receipt_lines (product_id, receipt_id);
comment on table receipt_lines is 'Lines of receipts: a product and how many units of it arrived, or a code that still needs an answer.';
comment on column receipt_lines.id is 'Order of entry.';
comment on column receipt_lines.receipt_id is 'Which receipt.';
comment on column receipt_lines.product_id is 'What arrived; null: the code names no product yet.';
comment on column receipt_lines.code is 'The code as it was scanned, or as the file has it; null: the product was chosen by hand.';
comment on column receipt_lines.name is 'Name of the product in the supplier''s file; null: none.';
comment on column receipt_lines.file_line is 'Line of the file that it was first read from, from 1; null: from no file.';
comment on column receipt_lines.quantity is 'Units that arrived.';
comment on column receipt_lines.unit_cost is 'What one unit costs by this receipt, in currency; null: not said, the product''s cost stays.';
comment on column receipt_lines.currency is 'ISO 4217 code of unit_cost.';
comment on column receipt_lines.question is 'Why it needs an answer: no product has the code, or several have it. Null: it needs none.';
comment on column receipt_lines.cost_before is 'Cost of the product before the receipt was booked; null: not booked, or not known then.';
comment on column receipt_lines.cost_after is 'Cost of the product after it was booked; null: not booked, or not known.';
comment on column receipt_lines.cost_restored is 'Of an undone receipt: whether the product has its earlier cost again; null: not undone, or the cost had not changed.';

alter table inventory_movements drop constraint inventory_movements_reference_type_check;
alter table inventory_movements add constraint inventory_movements_reference_type_check
  check (reference_type in ('order', 'webhook', 'adjustment', 'import', 'return', 'poll', 'receipt')) not valid;

alter table deployment add column receipt_cost text not null default 'average' check (receipt_cost in ('average', 'last'));
comment on column deployment.receipt_cost is 'Which cost a product has after a receipt: average, weighted by what was on hand, or last, that of the newest receipt.';
