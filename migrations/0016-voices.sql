-- What people say, and the answer they are owed. The words of each are kept as they were written.
create table voices (
  id text collate "C" primary key,
  kind text not null check (kind in ('want', 'card', 'priority', 'idea', 'story', 'question', 'complaint', 'praise', 'offer', 'lesson')),
  state text not null check (state in ('draft', 'held', 'open', 'passed_on', 'answered', 'reopened', 'not_settled', 'settled', 'closed_no_verdict', 'closed_with_reason', 'withdrawn', 'merged')),
  version integer not null,
  words text not null,
  affected text,
  place_code text not null,
  service_area text,
  about_kind text check (about_kind in ('practice', 'organisation', 'place')),
  about_id text collate "C",
  about_title text,
  is_private boolean not null,
  -- Who commissions there, as people know it; missing until somebody has found out.
  body text,
  body_place_code text not null,
  duty text not null check (duty in ('answer', 'pass-on', 'find-owner')),
  owner_post text not null,
  owner_id text collate "C",
  handed_to_id text collate "C",
  handed_to_post text,
  hand_returns_on date,
  opened_on date,
  answer_by date,
  answer_id text collate "C",
  answer_kind text check (answer_kind in ('yes', 'done', 'not-yet', 'no')),
  answered_on date,
  promised_for date,
  not_yets integer not null,
  reopenings integer not null,
  -- The rule a moderator hid it under; the state beneath stays.
  hidden_under text,
  merged_into text collate "C",
  need_id text collate "C",
  created_at timestamptz not null
);

create index voices_by_body on voices (body_place_code, answer_by) where state in ('open', 'reopened');
create index voices_by_subject on voices (about_kind, about_id, place_code);
create index voices_by_state on voices (state, answer_by);
create index voices_by_place on voices (place_code, created_at);
create index voices_by_owner on voices (owner_id) where owner_id is not null;

-- Everybody who asks: the first, and each who joined, with words of their own.
create table voice_askers (
  id text collate "C" primary key,
  voice_id text collate "C" not null references voices (id),
  -- The voice it came from, where two were joined.
  came_from text collate "C",
  words text not null,
  name text,
  name_shown text not null check (name_shown in ('public', 'officials', 'nobody')),
  is_against boolean not null,
  is_under_18 boolean not null,
  person_id text collate "C",
  -- For the answer and nothing else; no page, export or log shows it.
  email text,
  -- The code to come back with is kept as its SHA-256: it has 80 random bits, so nothing slower is needed.
  code_hash text not null unique,
  channel text not null check (channel in ('web', 'paper', 'telephone', 'in person')),
  helper_id text collate "C",
  joined_at timestamptz not null,
  verdict text check (verdict in ('settled', 'partly', 'not-settled')),
  verdict_words text,
  verdict_answer_id text collate "C",
  withdrew_at timestamptz
);

create index voice_askers_by_voice on voice_askers (voice_id, joined_at);
create index voice_askers_by_person on voice_askers (person_id) where person_id is not null;

create table voice_answers (
  id text collate "C" primary key,
  voice_id text collate "C" not null references voices (id),
  kind text not null check (kind in ('yes', 'done', 'not-yet', 'no', 'passed-on', 'handed-on', 'closed')),
  words text not null,
  reason_code text,
  law text,
  promised_for date,
  is_kept boolean,
  by_id text collate "C" not null,
  by_post text not null,
  answered_at timestamptz not null
);

create index voice_answers_by_voice on voice_answers (voice_id, answered_at);

-- What each of them was told. The key makes one message one, however often a clock looks.
create table voice_messages (
  id bigint generated always as identity primary key,
  voice_id text collate "C" not null references voices (id),
  asker_id text collate "C" references voice_askers (id),
  person_id text collate "C",
  role text check (role in ('commissioner', 'broker')),
  key text not null,
  title text not null,
  words text not null,
  told_at timestamptz not null
);

create unique index voice_messages_once on voice_messages (voice_id, coalesce(asker_id, ''), coalesce(person_id, ''), coalesce(role, ''), key);
create index voice_messages_by_asker on voice_messages (asker_id, id);

-- What a clock has done for a voice, so that the same day twice does nothing twice.
create table voice_clocks (
  voice_id text collate "C" not null references voices (id),
  key text not null,
  done_at timestamptz not null,
  primary key (voice_id, key)
);

-- Who commissions an area of service at a place, as this installation knows it.
create table commissioners (
  place_code text not null,
  service_area text not null,
  body text not null,
  body_place_code text not null,
  primary key (place_code, service_area)
);
