-- A pack's keys in one value, of which one can be read by itself, beside what changes when it is given out.
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
    primary key (device_nid, ordinal)
);

insert into one_time_key_pack (device_nid, ordinal, algorithm, taken, next_at, sizes, key_ids, slots)
select s.device_nid, s.ordinal, max(s.algorithm), max(s.taken),
       coalesce(sum(octet_length(s.slot)) filter (where s.number <= s.taken), 0),
       array_agg(octet_length(s.slot) order by s.number), array_agg(s.id order by s.number),
       stringtoutf8(listagg(utf8tostring(s.slot), '') within group (order by s.number))
from (select p.device_nid, p.ordinal, p.algorithm, p.taken, r.number, p.key_ids[r.number] as id,
             stringtoutf8(p.key_ids[r.number]) || x'00' || p.key_jsons[r.number] as slot
      from packs_before p join system_range(1, 10000) as r(number) on r.number <= cardinality(p.key_ids)) s
group by s.device_nid, s.ordinal;

drop table packs_before;
