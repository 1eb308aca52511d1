-- What the agreements mean for rooms made here: which list of allowed servers each was last looked at with, and what came of it.

create table room_acl (
    room_nid bigint      not null primary key,
    digest   varchar(64) not null, -- of the list that was wanted then
    outcome  smallint    not null
);

-- Agreements that are being ended, step by step, and those that were. Counts are places: somebody in two rooms has two.
create table agreement_ending (
    pattern    varchar(257) not null primary key,
    reason     varchar(500) not null,
    asked_by   varchar(255) not null,
    asked_at   bigint       not null,
    deny       boolean      not null, -- whether the domain is denied afterwards
    step       smallint     not null,
    room_nid   bigint       not null, -- up to this room the step is done
    rooms      integer      not null, -- that it concerned when it began
    rooms_done integer      not null,
    removed    integer      not null, -- places of theirs in rooms made here
    withdrawn  integer      not null, -- places of ours in rooms made there
    failed     integer      not null, -- places that none of ours could end
    closes_at  bigint       not null, -- when it closes although something was not delivered
    ended_at   bigint       not null
);
