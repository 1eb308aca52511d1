-- Which media directory is this server's: the file local/identity in it says the same.
create table media_place (
    part     varchar(10) not null primary key, -- of the directory: 'local'
    identity varchar(32) not null
);
