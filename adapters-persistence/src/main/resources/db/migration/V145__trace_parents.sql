-- The span that queued a run, where spans are made: whoever carries the run out goes on from it.
-- A transaction says which by set_config; without it the default costs a look at a setting that is
-- not there.

alter table run add column trace_parent text collate "C"
  default nullif(current_setting('socmate.trace_parent', true), '');

comment on column run.trace_parent is 'traceparent of W3C Trace Context';
