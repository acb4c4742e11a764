-- What happened to every thing that goes through states: one row a step, never changed and never deleted.
create table transitions (
  id bigint generated always as identity primary key,
  subject_kind text not null,
  subject_id text collate "C" not null,
  event text not null,
  -- Missing for the step that made the thing.
  from_state text,
  to_state text not null,
  actor_kind text not null check (actor_kind in ('person', 'code', 'clock', 'import')),
  -- A person's id, or that of a code to come back with; an erased person leaves the step without one.
  actor_id text,
  at timestamptz not null,
  reason text,
  check ((actor_kind in ('clock', 'import')) <= (actor_id is null))
);

create index transitions_by_subject on transitions (subject_kind, subject_id, id);
