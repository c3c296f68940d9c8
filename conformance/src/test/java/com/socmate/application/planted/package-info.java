@NullMarked
package com.socmate.application.planted;

import org.jspecify.annotations.NullMarked;
