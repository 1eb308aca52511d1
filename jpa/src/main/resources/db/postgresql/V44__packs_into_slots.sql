-- Ids and slots lie outside the row, so that it is small where it is written anew for each key given out.
alter table one_time_key_pack set (toast_tuple_target = 512, fillfactor = 80);
alter table one_time_key_pack alter column sizes set storage main;
alter table one_time_key_pack alter column key_ids set storage external;
alter table one_time_key_pack alter column slots set storage external;

insert into one_time_key_pack (device_nid, ordinal, algorithm, taken, next_at, sizes, key_ids, slots)
select p.device_nid, p.ordinal, p.algorithm, p.taken,
       coalesce(sum(length(s.slot)) filter (where s.number <= p.taken), 0),
       array_agg(length(s.slot) order by s.number), p.key_ids, string_agg(s.slot, '' order by s.number)
from packs_before p cross join lateral (
    select k.number, convert_to(k.id, 'UTF8') || '\x00'::bytea || k.json as slot
    from unnest(p.key_ids, p.key_jsons) with ordinality as k(id, json, number)) s
group by p.device_nid, p.ordinal;

drop table packs_before;
