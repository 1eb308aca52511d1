-- Since when somebody is in a room, which a new name or picture does not change. Of before, the last change is known only.
alter table room_member add column since bigint default 0 not null;
update room_member set since = position;
alter table room_member alter column since drop default;
