/// Tests of what mail servers say.
@NullMarked
package com.socmate.adapters.audit.mail;

import org.jspecify.annotations.NullMarked;
