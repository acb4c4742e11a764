-- What is loaded now. `fingerprint` covers the file and everything else that its rows are made from.
create table datasets (
  name text primary key,
  file text not null,
  fingerprint text not null,
  row_count integer not null,
  rejected_count integer not null,
  licence text not null,
  loaded_at timestamptz not null
);

-- Every load that began, for the audit: one that never ended was cut off.
create table loads (
  id bigint generated always as identity primary key,
  dataset text not null,
  fingerprint text not null,
  outcome text not null check (outcome in ('running', 'loaded', 'refused', 'cut_off')),
  rows_read integer,
  rows_written integer,
  rows_rejected integer,
  began_at timestamptz not null default now(),
  ended_at timestamptz
);

create index loads_by_dataset on loads (dataset, id);

create table load_errors (
  id bigint generated always as identity primary key,
  load_id bigint not null references loads (id) on delete cascade,
  file text not null,
  line integer not null,
  field text not null,
  rule text not null,
  value text
);

create index load_errors_by_load on load_errors (load_id);

create table settings (
  name text primary key,
  value text not null,
  changed_at timestamptz not null default now()
);

-- Rows on their way in; a load makes and drops its own tables here.
create schema staging;
