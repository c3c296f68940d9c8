@NullMarked
package com.socmate.application.settings;

import org.jspecify.annotations.NullMarked;
