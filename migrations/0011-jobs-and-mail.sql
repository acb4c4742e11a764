-- Work for later. A row stays when it is done, so that the same work is never scheduled twice.
create table jobs (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  data jsonb not null,
  run_at timestamptz not null,
  attempts integer not null default 0,
  -- Whose turn it is, until when: a process that was killed loses its turn by the clock.
  claim text,
  claimed_until timestamptz,
  done_at timestamptz,
  -- Given up after too many attempts, with the name of what went wrong and no words of its message.
  failed_at timestamptz,
  last_error text,
  unique (kind, key)
);

create index jobs_waiting on jobs (run_at, id) where done_at is null and failed_at is null;

-- Messages to people. Their words are deleted once they are sent; without a mail server they wait here for the administrator.
create table mails (
  id text primary key,
  person_id text collate "C" references people (id) on delete cascade,
  email text not null,
  subject text not null,
  words text not null,
  -- The address at which one click ends this kind of message.
  unsubscribe_url text,
  written_at timestamptz not null,
  sent_at timestamptz
);

create index mails_waiting on mails (written_at) where sent_at is null;

-- What people are told inside the product.
create table notifications (
  id bigint generated always as identity primary key,
  person_id text collate "C" not null references people (id) on delete cascade,
  kind text not null,
  title text not null,
  href text not null,
  -- Why it is told to this person: for the digest.
  because text not null,
  noted_at timestamptz not null,
  seen_at timestamptz,
  mailed_at timestamptz
);

create index notifications_by_person on notifications (person_id, noted_at desc);
create index notifications_to_mail on notifications (person_id) where mailed_at is null;

-- How often a person wants to be written to about a kind of thing, where that is not what everybody gets.
create table notification_settings (
  person_id text collate "C" not null references people (id) on delete cascade,
  kind text not null,
  frequency text not null check (frequency in ('instant', 'daily', 'weekly', 'off')),
  primary key (person_id, kind)
);
