-- Whoever asks why they were not told of a run is answered from its notifications.

create index notification_of_session on notification (session_id) where session_id is not null;
