/// What people do with investigations of their own.
@NullMarked
package com.socmate.application.session;

import org.jspecify.annotations.NullMarked;
