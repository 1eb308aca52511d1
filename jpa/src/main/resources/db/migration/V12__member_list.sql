-- The list of a room's members begins with the membership, so that nobody mistakes it for a way to one member: before the
-- first statistics PostgreSQL did, and read the whole room at each join.
drop index room_member_list;
create index room_member_list on room_member (membership, room_nid, position);
