-- One-time keys are random: to compress them takes half of an insertion and gains nothing.
alter table one_time_key_pack alter column key_jsons set storage external;
