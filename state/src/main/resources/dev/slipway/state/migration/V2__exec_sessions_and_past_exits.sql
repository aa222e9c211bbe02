-- Further processes in containers.
create table exec_session (
    id varchar primary key,
    container_id varchar not null references container (id) on delete cascade,
    created timestamp(9) with time zone not null,
    status varchar(16) not null,
    document json not null
);

-- How containers ended that are removed since.
create table past_exit (
    container_id varchar primary key,
    name varchar not null,
    exit_code smallint not null check (exit_code between -1 and 255),
    removed timestamp(9) with time zone not null
);

create index past_exit_removed on past_exit (removed);
