@NullMarked
package com.socmate.adapters.notification.webhook;

import org.jspecify.annotations.NullMarked;
