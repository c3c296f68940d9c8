@NullMarked
package com.socmate.application.canary;

import org.jspecify.annotations.NullMarked;
