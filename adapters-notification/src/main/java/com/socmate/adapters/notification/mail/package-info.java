/// E-mail over SMTP.
@NullMarked
package com.socmate.adapters.notification.mail;

import org.jspecify.annotations.NullMarked;
