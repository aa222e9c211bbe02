alter table pod add column later varchar default 'yes' not null;
create table slow as select a.x from system_range(1, 1000000) a, system_range(1, 1000000) b where a.x + b.x = 0;
