-- Third-sector organisations as their registers state them, and those known from grants alone.
-- Ids compare byte by byte, so that every database lists them in one order.
create table organisations (
  id text collate "C" primary key,
  dataset text not null,
  known_from text not null check (known_from in ('register', 'grants')),
  status text not null check (status in ('live', 'dissolved')),
  name text not null,
  register text,
  district text,
  place_code text,
  registered_on date,
  activities text,
  objects text,
  purposes text[] not null,
  beneficiaries text[] not null,
  how text[] not null,
  area text,
  spread text,
  icnptso text,
  company_number text,
  web text,
  -- For the audit of fairness alone. No posting, list or order reads them.
  income_pence bigint,
  spending_pence bigint,
  grant_count integer,
  first_grant_on date,
  last_grant_on date,
  concepts text[] not null,
  service_areas text[] not null,
  confirmed_on date,
  source text not null
);

create index organisations_by_place on organisations (place_code, id) where status = 'live';
create index organisations_by_company on organisations (company_number) where company_number is not null;
create index organisations_by_dataset on organisations (dataset);
create index organisations_by_service_area on organisations using gin (service_areas) with (fastupdate = off);
