-- Notices of public bodies, read as needs. Their state follows from the day that the data is read as at.
create table needs (
  id text collate "C" primary key,
  dataset text not null,
  state text not null check (state in ('open', 'closed_imported', 'not_yet_published')),
  notice_kind text not null,
  title text not null,
  description text,
  additional text,
  buyer text not null,
  place_code text,
  district text,
  region text,
  town text,
  cpv text[] not null,
  value_low_pence bigint,
  value_high_pence bigint,
  suitable_for_small boolean,
  suitable_for_voluntary boolean,
  procedure text,
  published_on date not null,
  closes_on date,
  starts_on date,
  ends_on date,
  concepts text[] not null,
  service_areas text[] not null,
  source text not null,
  source_id text not null,
  ocid text
);

create index needs_by_place on needs (place_code, closes_on) where state = 'open';
create index needs_by_closing on needs (closes_on, id) where state = 'open';
create index needs_by_service_area on needs using gin (service_areas) with (fastupdate = off);
create index needs_by_buyer on needs (buyer);
create index needs_by_dataset on needs (dataset);

-- Past grants and awards: one row for each recipient or supplier, as track record.
create table records (
  id text collate "C" primary key,
  dataset text not null,
  kind text not null check (kind in ('grant', 'award')),
  -- The notice or grant it belongs to; several suppliers of one award share it.
  notice_id text not null,
  ordinal integer not null,
  title text not null,
  description text,
  buyer text not null,
  buyer_organisation_id text,
  -- Known by a registered number alone. A name that is alike proves nothing.
  organisation_id text collate "C",
  recipient text,
  -- Suppliers whose number is not known share one entry of the index for their notice: this row is it, or has its own.
  in_index boolean not null,
  recipient_count integer not null,
  voluntary_as_published boolean,
  amount_pence bigint,
  awarded_on date,
  place_code text,
  district text,
  region text,
  programme text,
  procedure text,
  cpv text[] not null,
  -- Its text tells of a project, not only of an amount: what "tried elsewhere" lists.
  describes_project boolean not null,
  concepts text[] not null,
  service_areas text[] not null,
  source text not null,
  source_id text not null,
  source_url text
);

create index records_by_organisation on records (organisation_id, awarded_on desc) where organisation_id is not null;
create index records_by_place on records (place_code, awarded_on desc);
create index records_by_notice on records (notice_id, ordinal);
create index records_by_service_area on records using gin (service_areas) with (fastupdate = off);
create index records_by_buyer on records (buyer);
create index records_by_dataset on records (dataset);

-- Who buys in the two kinds above, as named there, with the council where the name is one.
create table buyers (
  id text collate "C" primary key,
  dataset text not null,
  name text not null,
  place_code text,
  organisation_id text,
  award_count integer not null,
  open_notice_count integer not null
);

create index buyers_by_place on buyers (place_code);
create index buyers_by_dataset on buyers (dataset);
