@NullMarked
package com.socmate.adapters.notification;

import org.jspecify.annotations.NullMarked;
