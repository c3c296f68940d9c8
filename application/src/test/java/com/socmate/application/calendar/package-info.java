@NullMarked
package com.socmate.application.calendar;

import org.jspecify.annotations.NullMarked;
