/// Tests of names and their signatures.
@NullMarked
package com.socmate.adapters.audit.dns;

import org.jspecify.annotations.NullMarked;
