/// What mail servers say of themselves.
@NullMarked
package com.socmate.adapters.audit.mail;

import org.jspecify.annotations.NullMarked;
