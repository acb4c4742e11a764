-- What somebody did about a problem, written up; attempts that did not work are kept among them.
create table practices (
  id text collate "C" primary key,
  dataset text not null,
  kind text not null check (kind in ('service', 'policy', 'tool', 'attempt')),
  title text not null,
  summary text,
  also_called text[] not null,
  -- The first of the areas that count: one a person chose, or one whose concepts the row's own words carry; else 'other'.
  service_area text not null,
  service_areas text[] not null,
  service_area_stated text,
  owner text,
  country text,
  place_text text,
  places text[] not null,
  place_codes text[] not null,
  began_year integer,
  problem text,
  people text,
  outcomes text[] not null,
  what_is_done text,
  core text[] not null,
  adaptable text[] not null,
  delivered text[] not null,
  what_it_takes text,
  where_it_would_not_work text,
  lesson text,
  quote text,
  evidence_note text,
  status text not null,
  said_as text[] not null,
  to_confirm text[] not null,
  standard text,
  finding_count integer not null,
  source text not null,
  source_url text,
  licence text not null,
  written text,
  concepts text[] not null,
  confirmed_on date,
  -- The row as its file has it, for what pages show seldom: sources, cost, sums by outcome.
  detail jsonb not null
);

create index practices_by_service_area on practices (service_area, id);
create index practices_by_service_areas on practices using gin (service_areas) with (fastupdate = off);
create index practices_by_place on practices using gin (place_codes) with (fastupdate = off);
create index practices_by_dataset on practices (dataset);

-- One effect of one study. Not tied to practices by a foreign key: the two come from files that load in any order.
create table practice_findings (
  id text collate "C" primary key,
  dataset text not null,
  practice_id text collate "C" not null,
  ordinal integer not null,
  outcome text not null,
  result text,
  measure text,
  direction text not null check (direction in ('positive', 'negative', 'mixed', 'none')),
  effect double precision,
  low double precision,
  high double precision,
  p_value double precision,
  participants integer,
  design text,
  rating text,
  place text,
  year integer,
  follow_up text,
  evaluator_independent boolean,
  citation text,
  -- Counts from 0 into the practice's own sources.
  source_index integer
);

create index practice_findings_by_practice on practice_findings (practice_id, ordinal);
create index practice_findings_by_dataset on practice_findings (dataset);
