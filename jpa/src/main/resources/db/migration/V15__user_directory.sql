-- The display name in lower case, by which people are found.
alter table profile add column searchable varchar(1000);
