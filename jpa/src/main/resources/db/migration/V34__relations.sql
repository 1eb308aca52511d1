-- Which events are related to an event: what those say in m.relates_to. Whoever reads looks whether they still stand.
-- Relations of events that were stored before are not here.
create table event_relation (
    parent_id varchar(255) not null,
    child_nid bigint       not null,
    rel_type  varchar(255) not null
);
create index event_relation_parent on event_relation (parent_id, child_nid);
