-- A word that is mistyped is found by what is left of it (docs/adr/0154): two words that differ by one
-- letter too many, too few or another, or by two in the wrong order, become the same when a letter is
-- left out of each.

create function search_slips(word text) returns text[]
  language sql immutable parallel safe
  return array(
    select word
    union
    select overlay(word placing '' from place for 1) from generate_series(1, length(word)) as place);

create index search_word_slips on search_word using gin (search_slips(word)) with (fastupdate = off);
