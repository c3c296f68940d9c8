/// Analytics rules of Microsoft Sentinel, read into what a schedule can carry.
@NullMarked
package com.socmate.application.investigation.rule;

import org.jspecify.annotations.NullMarked;
