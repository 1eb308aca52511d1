-- What other servers say that they allow us, as they signed it last; and when each is asked again. Times are milliseconds since 1970.

create table partner_view (
    -- In lower case.
    server      varchar(255) not null primary key,
    standing    varchar(10)  not null,
    -- Of the last statement that was taken; 0 and null: there was none.
    version     bigint       not null,
    valid_until bigint       not null,
    statement   varchar(8000),
    heard_at    bigint       not null,
    -- The version of our own statement that they keep as an offer; 0: none.
    holds       bigint       not null,
    -- No agreement of ours covers the server: it came by itself.
    stranger    boolean      not null,
    declined    boolean      not null,
    asked_at    bigint       not null,
    ask_at      bigint       not null,
    failures    integer      not null,
    failure     varchar(300) not null
);
create index partner_view_ask on partner_view (ask_at);
create index partner_view_stranger on partner_view (stranger, standing);

insert into partner_view (server, standing, version, valid_until, heard_at, holds, stranger, declined, asked_at, ask_at, failures, failure)
    select pattern, 'UNKNOWN', 0, 0, 0, 0, false, false, 0, 0, 0, '' from allowed_server where pattern not like '*%';
