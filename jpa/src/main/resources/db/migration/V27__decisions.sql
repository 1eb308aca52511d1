-- What the federation policy decided, counted by the hour: which refusals there were, and what another agreement would change.

create sequence decision_count_seq increment by 50;
create table decision_count (
    id       bigint       not null primary key,
    -- Start of the hour.
    since    bigint       not null,
    inbound  boolean      not null,
    -- As it was said, in lower case; * where there were too many.
    domain   varchar(255) not null,
    host     varchar(10)  not null,
    action   varchar(30)  not null,
    rule     varchar(60)  not null,
    -- Empty where none was concerned or it makes no difference.
    room     varchar(255) not null,
    allowed  boolean      not null,
    number   bigint       not null,
    first_at bigint       not null,
    last_at  bigint       not null
);
create index decision_count_since on decision_count (since);
create index decision_count_domain on decision_count (domain, since);
create index decision_count_refused on decision_count (allowed, last_at);

-- One row: whoever writes counts locks it first, so that nodes write one after the other.
create table decision_lock (
    id smallint not null primary key
);
insert into decision_lock (id) values (1);
