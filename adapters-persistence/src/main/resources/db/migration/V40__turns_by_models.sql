-- A further question that no plan answers may be left to a language model, which reads and judges
-- nothing: such a turn has neither a plan nor, until the model has answered, an answer.

alter table session_turn add column reading json;
alter table session_turn drop constraint a_plan_or_an_answer;
alter table session_turn add constraint a_plan_or_an_answer_or_a_reading
  check ((plan is null) <> (answer is null) or (plan is null and reading is not null));

comment on column session_turn.reading is
  'what a model may read, and which queries it ran; empty where it was not asked';
