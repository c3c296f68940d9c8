@NullMarked
package com.socmate.application.investigation.rule;

import org.jspecify.annotations.NullMarked;
