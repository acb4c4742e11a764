-- Other installations whose open data was read here.
create table homes (
  address text collate "C" primary key,
  name text not null,
  -- The moment that its data was made which stands here; changes are asked for from it on.
  data_made_at timestamptz not null,
  read_at timestamptz not null
);

-- What a row that was read from another installation keeps of where it came from. `id` is its table and its id there.
create table home_rows (
  id text collate "C" primary key,
  dataset text not null,
  home text not null,
  licence text not null
);

create index home_rows_by_dataset on home_rows (dataset);

-- Every row that was ever published as open data, with the moment at which its words last changed or it went.
create table published_rows (
  table_name text not null,
  row_id text collate "C" not null,
  hash text not null,
  changed_at timestamptz not null,
  is_removed boolean not null,
  primary key (table_name, row_id)
);

create index published_rows_by_change on published_rows (table_name, changed_at);
