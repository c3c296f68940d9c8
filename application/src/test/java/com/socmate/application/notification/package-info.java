@NullMarked
package com.socmate.application.notification;

import org.jspecify.annotations.NullMarked;
