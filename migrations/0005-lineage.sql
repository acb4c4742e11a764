-- The links of the chain: what led to what. An edge is never deleted; erasing a person takes only the name off it.
create table lineage_edges (
  from_kind text not null check (from_kind in ('voice', 'record', 'need', 'practice', 'procurement', 'introduction', 'award',
    'adoption', 'promise', 'adaptation', 'answer', 'edition')),
  from_id text collate "C" not null,
  to_kind text not null check (to_kind in ('voice', 'record', 'need', 'practice', 'procurement', 'introduction', 'award',
    'adoption', 'promise', 'adaptation', 'answer', 'edition')),
  to_id text collate "C" not null,
  -- The person who made the link; empty for a clock, and once that person is erased.
  made_by text,
  made_at timestamptz not null,
  primary key (from_kind, from_id, to_kind, to_id),
  check (from_kind <> to_kind or from_id <> to_id)
);

create index lineage_edges_back on lineage_edges (to_kind, to_id);
create index lineage_edges_from_id on lineage_edges (from_id);
create index lineage_edges_to_id on lineage_edges (to_id);
create index lineage_edges_by_person on lineage_edges (made_by) where made_by is not null;

create function keep_lineage() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.made_by is null
    and (new.from_kind, new.from_id, new.to_kind, new.to_id, new.made_at)
      = (old.from_kind, old.from_id, old.to_kind, old.to_id, old.made_at) then
    return new;
  end if;
  raise exception 'A lineage edge stays as it was made; only the name of an erased person is taken off';
end $$;

create trigger keep_lineage before update or delete on lineage_edges for each row execute function keep_lineage();
