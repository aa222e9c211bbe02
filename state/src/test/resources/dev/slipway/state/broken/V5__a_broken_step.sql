alter table pod add column later varchar default 'yes' not null;
alter table nowhere add column later varchar;
