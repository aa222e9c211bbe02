create table volume (
    id varchar primary key,
    name varchar not null unique,
    created timestamp(9) with time zone not null,
    document json not null
);

-- Which containers use which volumes: one of these goes only with the last of those.
create table volume_use (
    container_id varchar not null references container (id) on delete cascade,
    volume_id varchar not null references volume (id),
    primary key (container_id, volume_id)
);
