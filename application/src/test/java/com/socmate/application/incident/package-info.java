@NullMarked
package com.socmate.application.incident;

import org.jspecify.annotations.NullMarked;
