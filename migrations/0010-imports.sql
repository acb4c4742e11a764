-- What the registers say of organisations beside: the charity that a linked one is part of, and when one was removed.
alter table organisations add column part_of text collate "C";
alter table organisations add column removed_on date;
create index organisations_by_part_of on organisations (part_of) where part_of is not null;
-- Insolvent, or in administration, as the register says: there, and not offered while it says so.
alter table organisations drop constraint organisations_status_check;
alter table organisations add constraint organisations_status_check check (status in ('live', 'dissolved', 'insolvent'));

-- One body that stands in two registers: the row that is shown in its place. By number only, never by name.
create table joined_organisations (
  id text collate "C" primary key,
  same_as text collate "C" not null,
  because text not null check (because in ('company_number', 'org_id'))
);

-- Two rows of different registers that may be one body, for an administrator to look at: they share a name and a place.
create table likely_pairs (
  id text collate "C" not null,
  other_id text collate "C" not null,
  because text not null,
  found_at timestamptz not null default now(),
  primary key (id, other_id)
);

alter table loads drop constraint loads_outcome_check;
alter table loads add constraint loads_outcome_check
  check (outcome in ('running', 'loaded', 'refused', 'cut_off', 'unchanged'));

-- The files that an import read.
create table imported_files (
  id bigint generated always as identity primary key,
  load_id bigint not null references loads (id) on delete cascade,
  name text not null,
  sha256 text not null,
  bytes bigint not null,
  licence text not null,
  -- Where it was fetched from, if the exchange fetched it.
  source_url text,
  read_on date not null
);

create index imported_files_by_load on imported_files (load_id);

-- How far an import is, for a page to show while it runs.
create table import_progress (
  load_id bigint primary key references loads (id) on delete cascade,
  kind text not null,
  phase text not null check (phase in ('reading', 'writing', 'done', 'refused')),
  rows_read integer not null,
  rows_written integer not null,
  rows_unchanged integer not null,
  rows_rejected integer not null,
  rate integer not null,
  seconds_left integer not null,
  share double precision not null,
  changed_at timestamptz not null default now()
);
