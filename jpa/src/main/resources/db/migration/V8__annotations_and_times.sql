-- Which annotation of a local user stands at an event: a second one with the same key is refused.
create table annotation_sent (
    digest   bytea        not null primary key, -- SHA-256 of target, sender, type and key
    event_id varchar(255) not null              -- the last that was made so; it may be redacted
);

-- Events by the time at which they were sent.
create index event_time on event (room_nid, origin_ts);
