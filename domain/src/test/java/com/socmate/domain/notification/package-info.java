@NullMarked
package com.socmate.domain.notification;

import org.jspecify.annotations.NullMarked;
