-- How people prove who they are, beyond passwords; what is left of those whose account has ended.

alter table uia_session add column account_nid bigint;              -- whose proof is wanted; null: of somebody without an account
alter table uia_session add column registration_token varchar(64);  -- shown in this session; counts as a use that is under way
create index uia_session_registration_token on uia_session (registration_token);

alter table account add column terms_version varchar(64);           -- of the documents that the user accepted

-- Who has one may register.
create table registration_token (
    token        varchar(64) not null primary key,
    uses_allowed bigint,               -- null: any number
    completed    bigint      not null, -- accounts made with it
    expires_at   bigint                -- null: never
);

-- Made by a client that is logged in, for one login of another.
create table login_token (
    hash        varchar(64) not null primary key, -- SHA-256 of the token, hexadecimal
    account_nid bigint      not null,
    expires_at  bigint      not null
);
create index login_token_account on login_token (account_nid);
create index login_token_expires on login_token (expires_at);

-- Users whose messages are shown redacted to those who came after this place in the journal.
create table erased_user (
    user_id  varchar(255) not null primary key,
    position bigint       not null
);
