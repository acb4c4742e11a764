-- What an organisation says of itself here, beside what its register says; neither overwrites the other.
create table organisation_profiles (
  organisation_id text collate "C" primary key,
  version integer not null,
  own_words text,
  works_in text,
  would_come_to text[] not null,
  would_come_anywhere boolean not null,
  reply_days integer check (reply_days between 1 and 20),
  introductions text not null check (introductions in ('open', 'closed')),
  claimed_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null
);

-- Somebody says that they may speak for an organisation, and how that was proved. Codes are kept as hashes.
create table organisation_claims (
  id text primary key,
  organisation_id text collate "C" not null,
  person_id text not null,
  way text not null check (way in ('e-mail', 'post', 'decision')),
  state text not null check (state in ('code_sent', 'letter_to_post', 'letter_posted', 'to_decide', 'proved', 'refused', 'used_up')),
  version integer not null,
  -- The part of the address after the @, for whoever checks it; the whole address is not kept.
  mail_domain text,
  code_hash text,
  code_until timestamptz,
  tries integer not null,
  why text,
  asked_at timestamptz not null
);

create index organisation_claims_by_organisation on organisation_claims (organisation_id, asked_at);
create index organisation_claims_by_person on organisation_claims (person_id, asked_at);
create index organisation_claims_waiting on organisation_claims (state, asked_at);
