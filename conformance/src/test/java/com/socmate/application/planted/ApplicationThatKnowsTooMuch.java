package com.socmate.application.planted;

import com.socmate.adapters.one.planted.FirstAdapter;
import org.quartz.planted.QuartzJob;

public record ApplicationThatKnowsTooMuch(FirstAdapter adapter, QuartzJob job) {}
