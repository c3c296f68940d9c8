/// Asking a site for its pages, one request at a time.
@NullMarked
package com.socmate.adapters.audit.http;

import org.jspecify.annotations.NullMarked;
