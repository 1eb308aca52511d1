-- One-time keys as they come: fifty at a time. One row of arrays costs a twentieth of fifty rows and their three indices.
create table one_time_key_pack (
    device_nid bigint          not null references device (nid) on delete cascade,
    ordinal    integer         not null, -- the order in which they are given out
    algorithm  varchar(100)    not null,
    key_ids    varchar array   not null,
    key_jsons  bytea array     not null,
    taken      integer         not null, -- how many of them were given out, from the first
    primary key (device_nid, ordinal)
);

insert into one_time_key_pack (device_nid, ordinal, algorithm, key_ids, key_jsons, taken)
select k.device_nid, rank() over (partition by k.device_nid order by k.algorithm), k.algorithm,
       array_agg(k.key_id order by k.nid), array_agg(k.key_json order by k.nid), 0
from one_time_key k join device d on d.nid = k.device_nid
group by k.device_nid, k.algorithm;

drop table one_time_key;
drop sequence one_time_key_seq;
