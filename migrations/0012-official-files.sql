-- When the source last changed what it says: of two files that tell of one thing, the newer counts.
alter table records add column source_changed_at timestamptz;
-- The contracting process that an award belongs to, by its identifier of Open Contracting.
alter table records add column ocid text;
create index records_by_ocid on records (ocid) where ocid is not null;
create index records_of_several on records (notice_id) where ordinal > 1;

alter table needs add column source_changed_at timestamptz;
-- The day that a notice ended before its closing date, since it was awarded or withdrawn.
alter table needs add column ended_on date;
create index needs_by_source_id on needs (source_id);

-- Releases as read, without contacts and addresses: all of one process are merged anew when another arrives, so that the
-- order of files does not matter.
create table notice_releases (
  id text collate "C" primary key,
  dataset text not null,
  ocid text collate "C" not null,
  released_at timestamptz not null,
  release jsonb not null
);

create index notice_releases_by_ocid on notice_releases (ocid);
create index notice_releases_by_dataset on notice_releases (dataset);

-- What a directory says that an organisation does.
create table organisation_services (
  id text collate "C" primary key,
  dataset text not null,
  organisation_id text collate "C" not null,
  name text not null,
  description text,
  eligibility text,
  status text not null check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  url text,
  place_code text,
  district text,
  terms text[] not null,
  concepts text[] not null,
  service_areas text[] not null,
  assured_on date,
  source_changed_at timestamptz,
  source text not null
);

create index organisation_services_by_organisation on organisation_services (organisation_id, id);
create index organisation_services_by_dataset on organisation_services (dataset);

alter table organisations drop constraint organisations_known_from_check;
alter table organisations add constraint organisations_known_from_check
  check (known_from in ('register', 'grants', 'directory'));
