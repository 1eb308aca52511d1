-- Which state events rest on an event: the edges auth_events of state events, from below. auth_key is a hash of the
-- cited event's ID; whoever reads checks the citing event, so that two IDs with one key do no harm.
create table event_citation (
    auth_key   bigint not null,
    citing_nid bigint not null
);
create index event_citation_newest on event_citation (auth_key, citing_nid desc);

-- Rooms whose state events were stored before there were citations.
create table room_uncited (
    room_nid bigint not null primary key
);
insert into room_uncited (room_nid) select nid from room;
