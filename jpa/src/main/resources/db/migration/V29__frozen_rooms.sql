-- Rooms made elsewhere in which nothing is said by ours, because somebody is in them whose domain is not let in.

create table frozen_room (
    room_nid    bigint         not null,
    domain      varchar(255)   not null,
    strangers   varchar(16000) not null, -- users of the domain as they were noticed, with blanks between; none: members already
    rule        varchar(60)    not null,
    frozen_at   bigint         not null,
    released_at bigint         not null, -- 0: not
    released_by varchar(255)   not null,
    primary key (room_nid, domain)
);
