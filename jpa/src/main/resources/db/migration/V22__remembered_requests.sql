-- What a request asked for when its session was opened: clients may leave it out when they come back with a proof.
delete from uia_session; -- those who have one begin again
alter table uia_session add column parameters bytea; -- sealed with the session's secret, of which id is the SHA-256
