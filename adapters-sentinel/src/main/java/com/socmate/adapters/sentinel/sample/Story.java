package com.socmate.adapters.sentinel.sample;

/// The incidents and near-misses of one intent. It promises that its decisive rows stay a quarter
/// of an hour and more away from `now` and from the edges of its window, so that a run soon after
/// sees what was meant.
interface Story {
  void tell(Stage stage);
}
