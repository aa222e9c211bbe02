alter table pod add column later varchar default 'yes' not null;
