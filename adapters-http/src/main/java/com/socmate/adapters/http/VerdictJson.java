package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of a query before a schedule is made of it.
///
/// @param nextRuns with the offset that the place has then; empty unless a frequency was given
/// @param warnings what may surprise about the times; empty unless a frequency was given
/// @param estimate how much its runs will read; null if it has no plan or the workspace does not
///   say
/// @param recognised what the text is if it is no question; null if it is one
record VerdictJson(
    @JsonUnwrapped ValidationJson validation,
    List<String> nextRuns,
    List<PreviewJson.Warning> warnings,
    @Nullable EstimateJson estimate,
    @Nullable RecognisedJson recognised) {}
