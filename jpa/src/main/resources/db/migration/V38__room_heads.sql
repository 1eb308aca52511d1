-- What each event changes of a room lies apart from what rests: the rows that everything is joined with are rarely written.
create table room_head (
    room_nid    bigint           not null primary key,
    state       bytea            not null, -- current state, resolved over the extremities
    extremities varchar(1000000) not null, -- event ids, separated by a space
    depth       bigint           not null,
    position    bigint           not null  -- of its last event
);

insert into room_head (room_nid, state, extremities, depth, position)
select nid, state, extremities, depth, position from room;

alter table room drop column state;
alter table room drop column extremities;
alter table room drop column depth;
alter table room drop column position;

-- The same for sessions: when a device was last seen is written each few minutes, and messages are joined with devices.
create table device_sighting (
    device_nid   bigint not null primary key references device (nid) on delete cascade,
    last_seen_at bigint,
    last_seen_ip varchar(45)
);

insert into device_sighting (device_nid, last_seen_at, last_seen_ip)
select nid, last_seen_at, last_seen_ip from device where last_seen_at is not null;

alter table device drop column last_seen_at;
alter table device drop column last_seen_ip;
