-- What a marketplace is owed, in the order in which it is sent: the next pushes are the first rows of the index, however many are owed.
create index pushes_due on pushes (marketplace_id, failures, owed_since, id) where pushed_version < owed_version;
-- squawk-ignore require-concurrent-index-deletion
drop index pushes_owed;
