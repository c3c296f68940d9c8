package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// A schedule by itself, with what may surprise about its times.
record OneScheduleJson(@JsonUnwrapped ScheduleJson schedule, List<PreviewJson.Warning> warnings) {}
