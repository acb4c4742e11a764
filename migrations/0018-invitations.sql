-- Roles that were offered. The token of the link is kept only as its hash.
create table invitations (
  id text collate "C" primary key,
  token_hash text not null unique,
  email text not null,
  role text not null check (role in ('organisation-editor', 'adopter', 'commissioner', 'broker', 'moderator', 'reviewer', 'administrator')),
  organisation_id text collate "C",
  place_code text,
  reason text not null,
  -- Missing where whoever runs the machine did it on the command line.
  invited_by text collate "C" references people (id) on delete set null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  -- The second person, for a role that one alone may not give.
  approved_by text collate "C" references people (id) on delete set null,
  approved_at timestamptz,
  accepted_by text collate "C" references people (id) on delete set null,
  accepted_at timestamptz,
  revoked_by text collate "C" references people (id) on delete set null,
  revoked_at timestamptz,
  check (organisation_id is null or place_code is null)
);

create index invitations_open on invitations (invited_at) where accepted_at is null and revoked_at is null;
