package com.socmate.domain.planted;

import com.socmate.application.planted.ApplicationThatKnowsTooMuch;

record DomainThatKnowsTheApplication(ApplicationThatKnowsTooMuch known) {}
