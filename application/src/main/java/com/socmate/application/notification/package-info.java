/// Who is told of what, by which way, and that it gets there.
@NullMarked
package com.socmate.application.notification;

import org.jspecify.annotations.NullMarked;
