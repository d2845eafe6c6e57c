create table risk (
  code text primary key check (code like 'FG-%'),  -- e.g. FG-0010
  name text not null -- e.g. Catastrophic forgetting
);
insert into risk values ('FG-9999', 'Test row');
