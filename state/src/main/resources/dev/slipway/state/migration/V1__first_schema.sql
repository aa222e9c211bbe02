-- Ids and names are unique over containers and pods.
create table object (
    id varchar primary key,
    name varchar not null unique,
    kind varchar(9) not null check (kind in ('container', 'pod'))
);

create table pod (
    id varchar primary key references object (id) on delete cascade,
    created timestamp(9) with time zone not null,
    document json not null
);

create table bundle (
    id varchar primary key,
    name varchar not null unique,
    created timestamp(9) with time zone not null,
    document json not null
);

-- What a container is made from, big and hardly ever changed.
create table container (
    id varchar primary key references object (id) on delete cascade,
    sequence bigint generated always as identity,
    pod_id varchar references pod (id),
    bundle_id varchar references bundle (id),
    created timestamp(9) with time zone not null,
    document json not null
);

-- What a container is doing, small and often changed.
create table container_state (
    id varchar primary key references container (id) on delete cascade,
    status varchar(16) not null,
    document json not null
);

create table dependency (
    container_id varchar not null references container (id) on delete cascade,
    dependency_id varchar not null references container (id),
    primary key (container_id, dependency_id)
);

create table checkpoint (
    id varchar primary key,
    name varchar not null unique,
    created timestamp(9) with time zone not null,
    container_id varchar not null,
    document json not null
);

create index checkpoint_container on checkpoint (container_id);

create table event (
    number bigint primary key,
    revision bigint not null,
    time timestamp(9) with time zone not null,
    type varchar(16) not null,
    action varchar not null,
    object_id varchar not null,
    object_name varchar not null,
    attributes json not null
);

-- One row: the revision of the last commit.
create table revision (
    id tinyint primary key check (id = 1),
    number bigint not null
);

insert into revision values (1, 0);

-- Settings that must not change under the objects that were made with them.
create table pin (
    name varchar primary key,
    content varchar not null
);
