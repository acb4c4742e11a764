-- The change feed of the match index: one row for each document that ever changed by itself, written in the transaction
-- that changed it. `written_in` is that transaction's number: readers ask for those that may not have ended when they last
-- looked, since a sequence alone would hide a change that is committed after a later one.
create table document_changes (
  kind text not null,
  id text not null,
  sequence bigint generated always as identity,
  written_in bigint not null default (pg_current_xact_id()::text::bigint),
  at timestamptz not null default now(),
  primary key (kind, id)
);

create index document_changes_by_transaction on document_changes (written_in);

-- Names this history of changes, so that an index file of another one is never carried on.
insert into settings (name, value) values ('change_feed', gen_random_uuid()::text);
