-- Deleted sessions are erased once they can no longer be brought back.

create index session_deleted on session (deleted_at) where deleted_at is not null;
