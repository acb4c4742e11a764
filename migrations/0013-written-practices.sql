-- Practices that their owners write up here. What is offered of them is a row of `practices` with dataset 'written-here'; the truth is here.
create table written_practices (
  id text collate "C" primary key,
  organisation_id text collate "C" not null,
  state text not null check (state in
    ('draft', 'submitted', 'in_review', 'changes_asked', 'published', 'review_due', 'lapsed', 'withdrawn', 'retired')),
  -- Raised by every change; a form that was opened at an older one is refused.
  version integer not null,
  -- What the owner has said so far: the working copy. What readers see is an edition.
  profile jsonb not null,
  edition integer not null,
  -- Published because nobody took it up in time, and nobody has reviewed it since.
  reviewed boolean not null,
  reviewer_id text,
  submitted_at timestamptz,
  taken_at timestamptz,
  confirmed_on date,
  confirmed_by text,
  lapses_on date,
  -- Why it was withdrawn or retired, for ever on its page.
  ended_because text,
  -- The payment that its first draft was filled from.
  record_id text,
  -- The description from a published source that its owner has claimed, as it was then; its sources stay for ever. JSON null
  -- for one that was written here from the start.
  attributed jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create index written_practices_by_organisation on written_practices (organisation_id, id);
create index written_practices_by_state on written_practices (state, submitted_at);

-- Each edition whole, for ever.
create table practice_editions (
  practice_id text collate "C" not null references written_practices (id),
  edition integer not null,
  profile jsonb not null,
  what_changed text,
  -- Whose change it was, by name, where it was not the owner's.
  credit text,
  published_by text,
  published_at timestamptz not null,
  primary key (practice_id, edition)
);

-- What a reviewer said to each of the six questions.
create table practice_reviews (
  id text primary key,
  practice_id text collate "C" not null references written_practices (id),
  reviewer_id text not null,
  outcome text not null check (outcome in ('changes_asked', 'published')),
  answers jsonb not null,
  at timestamptz not null
);

create index practice_reviews_by_practice on practice_reviews (practice_id, at);

-- Who was involved, as the owner says it; the group or a member confirms it by a link of their own, of which only a hash is kept.
create table practice_involvements (
  id text primary key,
  practice_id text collate "C" not null references written_practices (id),
  people text not null,
  stage text not null check (stage in ('need', 'design', 'delivery', 'review')),
  how text not null check (how in ('told', 'asked', 'shared', 'led')),
  link_hash text unique,
  asked_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  own_words text,
  unique (practice_id, people, stage)
);

-- An organisation says that a practice described from a published source is its own.
create table practice_claims (
  id text primary key,
  practice_id text collate "C" not null,
  organisation_id text collate "C" not null,
  state text not null check (state in ('asked', 'accepted', 'refused')),
  why text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text
);

create unique index practice_claims_once on practice_claims (practice_id, organisation_id) where state <> 'refused';
