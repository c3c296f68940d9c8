/// Signing in and out, and who may do what.
@NullMarked
package com.socmate.application.identity;

import org.jspecify.annotations.NullMarked;
