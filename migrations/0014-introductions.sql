-- Two who are to meet. What they said when they met, why one said no, and how to reach them stand in tables of their own, so
-- that no list or export of introductions can hold them.
create table introductions (
  id text collate "C" primary key,
  version integer not null default 1,
  state text not null check (state in ('waiting', 'proposed', 'accepted', 'in_conversation', 'stalled', 'closed', 'declined',
    'expired', 'withdrawn')),
  purpose text not null check (purpose in ('adopt', 'fund', 'write_up', 'learn')),
  words text not null,
  proposed_by text,
  by_broker boolean not null,
  first_kind text not null check (first_kind in ('organisation', 'place', 'person', 'practice')),
  first_id text collate "C" not null,
  first_person text,
  first_agreed_at timestamptz,
  second_kind text not null check (second_kind in ('organisation', 'place', 'person', 'practice')),
  second_id text collate "C" not null,
  second_person text,
  second_agreed_at timestamptz,
  practice_id text collate "C",
  need_id text collate "C",
  record_id text collate "C",
  -- Whose bank holidays count.
  place_code text,
  created_at timestamptz not null,
  -- Empty while nobody who was asked has joined: no clock runs before.
  received_at timestamptz,
  answered_at timestamptz,
  accepted_at timestamptz,
  closed_at timestamptz,
  outcome text check (outcome in ('adoption', 'write_up', 'learning', 'not_now', 'not_suitable')),
  outcome_words text,
  revisit_on date,
  -- The clocks that rang: none rings twice.
  rung text[] not null
);

create index introductions_by_first on introductions (first_kind, first_id, state);
create index introductions_by_second on introductions (second_kind, second_id, state);
create index introductions_by_proposer on introductions (proposed_by);
create index introductions_waiting on introductions (created_at) where state = 'waiting';

-- How to reach each side. Read by nothing until both have agreed.
create table introduction_contacts (
  introduction_id text collate "C" not null references introductions (id),
  side text not null check (side in ('first', 'second')),
  person_id text not null,
  name text not null,
  reach text not null,
  given_at timestamptz not null,
  primary key (introduction_id, side)
);

-- Why somebody said no: for that side alone, and for counts over the whole installation.
create table introduction_declines (
  introduction_id text collate "C" primary key references introductions (id),
  side text not null check (side in ('first', 'second')),
  reason text not null check (reason in ('no_time', 'not_our_work', 'too_far', 'money', 'known', 'too_small', 'too_large',
    'other')),
  words text,
  declined_at timestamptz not null
);

create table introduction_conversations (
  id bigint generated always as identity primary key,
  introduction_id text collate "C" not null references introductions (id),
  held_on date not null,
  how text not null check (how in ('met', 'call', 'video', 'letters', 'visit')),
  joined text not null,
  service_users boolean not null,
  noted_side text not null check (noted_side in ('first', 'second')),
  noted_at timestamptz not null
);

create index introduction_conversations_by_introduction on introduction_conversations (introduction_id, held_on);

-- What each side says of it, when it closes and thirty days after. Nobody edits the other's.
create table introduction_views (
  introduction_id text collate "C" not null references introductions (id),
  side text not null check (side in ('first', 'second')),
  occasion text not null check (occasion in ('closing', 'after')),
  worth text check (worth in ('yes', 'partly', 'no')),
  came_of_it text,
  said_at timestamptz not null,
  primary key (introduction_id, side, occasion)
);
