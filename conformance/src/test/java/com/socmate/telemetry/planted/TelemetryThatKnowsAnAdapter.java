package com.socmate.telemetry.planted;

import com.socmate.adapters.two.planted.SecondAdapter;

record TelemetryThatKnowsAnAdapter(SecondAdapter known) {}
