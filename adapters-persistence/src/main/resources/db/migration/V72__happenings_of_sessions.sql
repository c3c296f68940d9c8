-- What a session left in the timelines of incidents is found when it is erased.

create index incident_happening_of_session on incident_happening (session_id)
  where session_id is not null;
