package com.socmate.kql.planted;

import com.socmate.adapters.two.planted.SecondAdapter;

record KqlThatKnowsAnAdapter(SecondAdapter known) {}
