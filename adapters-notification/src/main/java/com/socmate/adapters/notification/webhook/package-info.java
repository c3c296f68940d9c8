/// Webhooks, signed as Standard Webhooks wants it.
@NullMarked
package com.socmate.adapters.notification.webhook;

import org.jspecify.annotations.NullMarked;
