-- A practice taken up somewhere, kept by those who took it up.
create table adoptions (
  id text collate "C" primary key,
  version integer not null default 1,
  state text not null check (state in ('claimed', 'denied', 'aware', 'considering', 'preparing', 'rejected', 'in_use',
    'sustained', 'paused', 'stopped')),
  practice_id text collate "C" not null,
  adopter_kind text not null check (adopter_kind in ('organisation', 'place')),
  adopter_id text collate "C" not null,
  place_code text,
  heard_by text check (heard_by in ('introduction', 'event', 'search', 'colleague', 'other')),
  edition integer not null,
  created_by text,
  created_at timestamptz not null,
  decision text check (decision in ('adopt', 'trial', 'reject')),
  does_it_fit text,
  should_we text,
  can_we text,
  how_will_we text,
  decided_on date,
  decided_by text,
  sign_off_levels integer,
  people_agreeing integer,
  days_to_decide integer,
  started_on date,
  first_reach integer,
  last_confirmed_on date,
  -- Why it was rejected, paused or stopped, in the words of the list and in their own.
  reason text check (reason in ('leadership', 'approvals', 'staffing', 'resources', 'cost', 'poor_fit', 'result', 'other')),
  reason_words text,
  changed_at timestamptz not null
);

create index adoptions_by_practice on adoptions (practice_id, state);
create index adoptions_by_adopter on adoptions (adopter_kind, adopter_id);
create index adoptions_by_place on adoptions (place_code);

create table adoption_reviews (
  adoption_id text collate "C" not null references adoptions (id),
  months integer not null,
  held_on date not null,
  reach integer,
  result text not null,
  said_by_people text not null,
  tell_the_next text not null,
  -- A list of {component, verdict, sameFunction}.
  components jsonb not null,
  reviewed_at timestamptz not null,
  primary key (adoption_id, months)
);

-- What an adopter changed, and whether the practice took it up.
create table adaptations (
  id text collate "C" primary key,
  version integer not null default 1,
  adoption_id text collate "C" not null references adoptions (id),
  state text not null check (state in ('kept', 'offered', 'accepted', 'declined', 'variant')),
  component text not null,
  is_core boolean not null,
  change text not null check (change in ('changed', 'left_out', 'added')),
  what text not null,
  why text not null,
  planned boolean not null,
  decided_by text not null,
  same_function text not null check (same_function in ('yes', 'no', 'unknown')),
  made_on date not null,
  offered_at timestamptz,
  answered_at timestamptz,
  answer_words text,
  edition integer,
  created_at timestamptz not null
);

create index adaptations_by_adoption on adaptations (adoption_id, created_at);
