-- People who have an account. The e-mail address is kept in small letters, as it was given it is nowhere needed.
create table people (
  id text collate "C" primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  -- Named by role and offered on the sign-in page of an installation that shows the bundled data only.
  is_demonstration boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table sessions (
  id text primary key,
  person_id text collate "C" not null references people (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index sessions_by_person on sessions (person_id);
create index sessions_by_expiry on sessions (expires_at);

-- How a person signs in: a password, or an account at a provider of OpenID Connect. No provider's token is kept.
create table sign_in_methods (
  id text primary key,
  person_id text collate "C" not null references people (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  issuer text,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index sign_in_methods_by_person on sign_in_methods (person_id);
create index sign_in_methods_by_account on sign_in_methods (provider_id, account_id);

-- One-time values on their way: a new password, a sign-in at a provider, a passkey.
create table verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index verifications_by_identifier on verifications (identifier);

-- Sign-ins that failed within the last hour. The key is a keyed hash of the e-mail address.
create table failed_sign_ins (
  id bigint generated always as identity primary key,
  key text not null,
  failed_at timestamptz not null
);

create index failed_sign_ins_by_key on failed_sign_ins (key, failed_at);

-- What a person may do beyond what everybody may: for an organisation, for a place, or everywhere.
create table role_holdings (
  id bigint generated always as identity primary key,
  person_id text collate "C" not null references people (id) on delete cascade,
  role text not null check (role in ('organisation-editor', 'adopter', 'commissioner', 'broker', 'moderator', 'reviewer', 'administrator')),
  organisation_id text collate "C",
  place_code text,
  -- Missing for what the command line or the first start granted.
  granted_by text collate "C" references people (id) on delete set null,
  granted_at timestamptz not null,
  ended_by text collate "C" references people (id) on delete set null,
  ended_at timestamptz,
  reason text not null,
  check (organisation_id is null or place_code is null)
);

create index role_holdings_by_person on role_holdings (person_id) where ended_at is null;
create index role_holdings_by_organisation on role_holdings (organisation_id, role) where ended_at is null;
create index role_holdings_by_place on role_holdings (place_code, role) where ended_at is null;

-- Forms that were taken, so that sending one twice makes one record.
create table submitted_forms (
  token text primary key,
  route text not null,
  address text not null,
  submitted_at timestamptz not null default now()
);

create index submitted_forms_by_time on submitted_forms (submitted_at);

-- What somebody sent after their session had ended, kept for an hour until they are signed in again.
create table kept_forms (
  id text primary key,
  path text not null,
  fields jsonb not null,
  person_id text collate "C" references people (id) on delete cascade,
  kept_at timestamptz not null
);

create index kept_forms_by_time on kept_forms (kept_at);
