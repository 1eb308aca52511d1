-- When a server last took something from us, and why it last did not. Times are milliseconds since 1970; 0: never.

alter table destination add column succeeded_at bigint default 0 not null;
alter table destination add column failed_at bigint default 0 not null;
alter table destination add column failure varchar(300) default '' not null;
