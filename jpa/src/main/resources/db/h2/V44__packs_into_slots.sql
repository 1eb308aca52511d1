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
