-- A pack's keys in one value, of which one can be read by itself, beside what changes when it is given out.
-- The keys of before go over to it in the next step, which each database does in its own words.
alter table one_time_key_pack rename to packs_before;

create table one_time_key_pack (
    device_nid bigint        not null references device (nid) on delete cascade,
    ordinal    integer       not null, -- the order in which they are given out
    algorithm  varchar(100)  not null,
    taken      integer       not null, -- how many of them were given out, from the first
    next_at    integer       not null, -- where the slot of the next begins
    sizes      integer array not null, -- bytes of each slot
    key_ids    varchar array not null,
    slots      bytea         not null, -- of each key its id, a zero byte, its JSON
    constraint one_time_key_pack_place primary key (device_nid, ordinal)
);
