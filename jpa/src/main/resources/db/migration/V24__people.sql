-- The words by which people are found: of names and of user IDs, normalised, as UTF-8, so that both databases order them alike.
create table person_word (
    word     bytea        not null,
    user_id  varchar(255) not null,
    room_nid bigint       not null, -- in which another server's user is called so; 0: a user of ours, by the profile
    primary key (word, user_id, room_nid)
);
create index person_word_user on person_word (user_id, room_nid);

-- How far the words are read. Members who were there before are read room by room.
create table person_reading (
    id       smallint not null primary key,
    position bigint   not null, -- in the journal
    room_nid bigint,            -- the last room and user of the members who were there before; null: all are read
    user_id  varchar(255)
);
insert into person_reading (id, position, room_nid, user_id) select 1, position, 0, '' from journal_head;

alter table profile drop column searchable;
